// A model to copy from: an invented ceasefire on which no check fires. Everyone who owes something is bound, every finding
// has somebody to make it, a day and a result without it, every duty has a day, and a grave breach has no cheap answer.
agreement model_ceasefire "A model ceasefire"

party A "First party" bound
party B "Second party" bound
party K "First guarantor" bound
party L "Second guarantor" bound
party M "Third guarantor" bound
party X "First observer state" bound
party Y "Second observer state" bound
party Z "Third observer state" bound

group PARTIES "The parties" { A B }
group GUARANTORS "The guarantors" { K L M }
group OBSERVERS "The observer states" { X Y Z }

// Any two of three: nobody alone can stop a finding, and nobody who owes or is accused judges.
body MISSION "The Mission" members { OBSERVERS } quorum 2
body PANEL "The Review Panel" members { OBSERVERS } quorum 2
body COMMISSION "The Commission" members { PARTIES GUARANTORS } quorum 4

severity S1 "minor"
severity S2 "serious"
severity S3 "grave"

act fire "use fire" graded S1
act block_patrols "block the Mission's patrols" graded S1
act report "report in writing what happened"
act convene "convene"
act consult "consult the guarantors"
act demarche "make a joint demarche" graded S1
act sanction "adopt sanctions" graded S3
act send_forces "send forces to the Mission" graded S3
act begin "bring the ceasefire into force"
act finish "end the ceasefire by notice"
act certify_defence "certify that the fire was in self-defence"

standard reasonable_grounds "Reasonable grounds to believe"
  { threshold 600 cdb groups 1 survives 0 physical yes }
standard clear_and_convincing "Clear and convincing evidence"
  { threshold 1500 cdb groups 2 survives 1 physical yes }

parameter repeated "Findings that make fire repeated" = 3

clause 1 "In force" {
  text "The ceasefire is in force from the day the Commission says so until it says otherwise."

  fact in_force "The ceasefire is in force"
    begins upon begin by COMMISSION ends upon finish by COMMISSION default false
}

clause 2 "No fire" {
  text "Neither party uses fire. Fire that the Review Panel certifies as self-defence is no breach."

  fact self_defence "The Panel certified self-defence"
    of PARTIES begins upon certify_defence by PANEL default false

  norm hold_fire "No use of fire"
    for each P in PARTIES
    when fact(in_force)
    unless fact(self_defence, P)
    then P must_not fire else breach
}

clause 3 "Who finds it" {
  text "The Mission finds on reasonable grounds whether a party used fire, within two weeks; a
        member of another nation reviews it. Until then a party is taken to have kept the
        ceasefire."

  finding use_of_fire "Use of fire"
    of fire(PARTIES)
    by MISSION to reasonable_grounds reviewed_by another_nation
    within 14 d default not_established
}

clause 4 "Patrols" {
  text "Patrols pass at any hour while the ceasefire is in force."

  norm let_pass "Patrols pass"
    for each P in PARTIES
    when fact(in_force)
    then P must_not block_patrols else breach
}

clause 5 "Report" {
  text "A party found to have used fire reports within 48 hours; if it does not, the Commission
        meets within 72 hours more."

  norm report_fire "Report within 48 hours"
    upon finding(use_of_fire, P)
    when fact(in_force)
    then P must report within 48 h else COMMISSION must convene within 72 h else breach
}

clause 6 "Grave fire" {
  text "Upon grave fire each guarantor adopts sanctions or sends forces to the Mission within 14
        days."

  norm grave_fire "Answer to grave fire"
    upon finding(use_of_fire, P, at_least S3, to clear_and_convincing)
    then each GUARANTORS must one_of { sanction send_forces } within 14 d else breach
}

clause 7 "Lesser fire" {
  text "Upon any fire the guarantors consult within a day. Upon repeated fire they may make a
        demarche or adopt sanctions."

  norm consultation "Consultation"
    upon finding(use_of_fire, P)
    then each GUARANTORS must consult within 24 h else breach

  norm repeated_fire "Answer to repeated fire"
    for each P in PARTIES
    when at_least repeated finding(use_of_fire, P) within 7 d
    then each GUARANTORS may one_of { demarche sanction }
}
