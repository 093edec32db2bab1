// An example to edit: two parties, one line, four clauses. Every name in small or capital letters is a handle that other
// statements use; every text in quotation marks is for people. The language: packages/pact/LANGUAGE.md.
agreement example_ceasefire "Example ceasefire"

// The parties. A and B must be the partyId of the two areas in geometry.json.
party A "Party A" bound
party B "Party B" bound

group PARTIES "The parties" { A B }

// Who finds and who decides. A body may have a chair and a quorum: `chair A quorum 2`.
body MISSION "The Monitoring Mission" members { PARTIES }
body COMMISSION "The Joint Commission" members { PARTIES }

// From the least grave to the gravest.
severity S1 "minor"
severity S2 "serious"
severity S3 "grave"

// What may be done, or must not be. `fire` and `cause_accident` are the names under which the mission files its findings.
act fire "use fire" graded S1
act cause_accident "cause an accident with explosives or weapons" graded S1
act explain "explain in writing to the Mission what happened"
act convene "convene"

// How sure is sure enough, from the least demanding to the most: the lead over the next hypothesis (600 centidecibans is
// 4 to 1), independent groups in favour, the groups whose loss it must survive, and whether it needs physical evidence.
standard reasonable_grounds "Reasonable grounds to believe"
  { threshold 600 cdb groups 1 survives 0 physical yes }
standard clear_and_convincing "Clear and convincing evidence"
  { threshold 1500 cdb groups 2 survives 1 physical yes }

// Numbers the mission runs on. A hold_back under 10 min is refused.
parameter hold_back "Nothing heard by the sensors is shown to anyone sooner" = 10 min
parameter reply_clock "The parties' time to answer a draft finding" = 48 h
parameter group_cap "What one independent group of sources may weigh" = 1000 cdb
parameter public_delay "The public is shown an incident not sooner" = 24 h
parameter public_cell "The public is shown an area not smaller" = 10 km

priors hypotheses "What is assumed before any evidence"
  { party 0 cdb, third_party -1000 cdb, accident -500 cdb, exercise -500 cdb, natural -300 cdb }

clause 1 "No fire" {
  text "Neither party uses fire against the other, with any weapon."

  norm hold_fire "No use of fire"
    for each P in PARTIES
    then P must_not fire else breach
}

clause 2 "Who decides whether there was fire" {
  text "Only the Monitoring Mission finds that a party used fire. It finds on reasonable grounds, and a second officer of
        another nation reviews each finding. Until the Mission finds otherwise, a party is taken to have kept the ceasefire."

  finding use_of_fire "Use of fire"
    of fire(PARTIES)
    by MISSION to reasonable_grounds reviewed_by another_nation
    within 14 d default not_established

  finding accident "Accident"
    of cause_accident(PARTIES)
    by MISSION to reasonable_grounds reviewed_by another_nation
    within 14 d default not_established
}

clause 3 "What the responsible party owes" {
  text "A party found to have used fire explains to the Mission within 48 hours of the finding what happened."

  norm explanation "Explanation within 48 hours"
    upon finding(use_of_fire, P)
    then P must explain within 48 h else breach
}

clause 4 "Repeated fire" {
  text "After repeated fire by a party the Joint Commission meets within 72 hours. The parties did not agree how many
        findings in a week make fire repeated."

  // What the text leaves open stays open: verdicts that hang on it are unknown, and say so.
  open repeated "Findings in seven days that make fire repeated" : integer { 2, 3, 5 }

  norm commission_meets "The Commission meets after repeated fire"
    for each P in PARTIES
    when at_least ?repeated finding(use_of_fire, P) within 7 d
    then COMMISSION must convene within 72 h else breach
}
