// An invented truce between two invented states. It is written so that both parties are treated
// alike: no clause names one of them, and who holds which ground comes from the map, not from here.
agreement marrow_strait_truce "The Marrow Strait Truce"

party A "Republic of Haldavar" bound
party B "Republic of Corrath" bound
party N "Kingdom of Norrith" bound
party O "Ossenmark League" bound
party T "Federation of Tessaval" bound

group PARTIES "The parties" { A B }
group GUARANTORS "The guarantors" { N O T }

body MISSION "The Monitoring Mission" members { GUARANTORS }
body COMMISSION "The Joint Commission" chair N members { PARTIES GUARANTORS } quorum 4

severity S1 "minor"
severity S2 "serious"
severity S3 "grave"
severity S4 "armed attack"

weapon small_arms "small arms" graded S1
weapon heavy_machine_gun "heavy machine gun" graded S2
weapon mortar "mortar" graded S3
weapon artillery "artillery" graded S3
weapon rocket_artillery "rocket artillery" graded S4
weapon unknown_weapon "weapon not known" graded S1

act fire "use fire" graded S1
act harm_monitors "harm monitors, patrols or sensors" graded S3
act cause_accident "cause an accident with explosives or weapons" graded S1
act notify_work "notify blasting or clearance work" graded S1
act blast_or_clear "blast in quarries and clear mines"
act report_accident "report the accident to the Mission"
act grant_access "grant the Mission's patrols access"
act deny_access "deny the Mission's patrols access" graded S2
act explain "explain in writing to the Mission what happened"
act discipline "discipline those responsible and report it"
act convene "convene"
act open_consultation "open consultations with the guarantors"
act diplomatic_measure "make a diplomatic demarche"
act technical_assistance "send technical assistance"
act added_monitors "send more monitors"
act enter_into_force "bring the truce into force"
act terminate "end the truce by notice"
act military "use military capabilities"
act intelligence_logistics "give intelligence and logistical support"
act diplomatic "take diplomatic initiatives"
act sanctions "adopt more sanctions"

standard reasonable_grounds "Reasonable grounds to believe"
  { threshold 600 cdb groups 1 survives 0 physical yes }
standard balance "Balance of probabilities"
  { threshold 1000 cdb groups 2 survives 0 physical no }
standard clear_and_convincing "Clear and convincing evidence"
  { threshold 1500 cdb groups 2 survives 1 physical yes }

parameter hold_back "Nothing heard by the sensors is shown to anyone sooner" = 10 min
parameter reply_clock "The parties' time to answer a draft finding" = 48 h
parameter group_cap "What one independent group of sources may weigh" = 1000 cdb
parameter public_delay "The public is shown an incident not sooner" = 6 h
parameter public_cell "The public is shown an area not smaller" = 10 km
parameter repeated "Findings that make a use of fire repeated" = 3

priors hypotheses "What is assumed before any evidence"
  { party 0 cdb, third_party -1000 cdb, accident -500 cdb, exercise -500 cdb, natural -300 cdb }

clause 1 "Entry into force" {
  text "This truce is in force from the day the Joint Commission says so until the Commission ends
        it by notice."

  fact in_force "The truce is in force"
    begins upon enter_into_force by COMMISSION ends upon terminate by COMMISSION default false
}

clause 2 "No fire" {
  text "While the truce is in force neither party uses fire against the other, with any weapon.
        Fire in answer to fire is no breach if the hotline was used first and went unanswered, and
        the fire was ordered by name."

  fact hotline_unanswered "The party used the hotline and had no answer" of PARTIES default false
  fact return_fire_ordered "A named commander ordered the answering fire" of PARTIES default false

  norm hold_fire "No use of fire"
    for each P in PARTIES
    when fact(in_force)
    unless fact(hotline_unanswered, P) and fact(return_fire_ordered, P)
    then P must_not fire else breach
}

clause 3 "Who decides whether there was fire" {
  text "Only the Monitoring Mission finds that a party used fire. It finds on reasonable grounds,
        and a second officer of another nation reviews each finding. Until the Mission finds
        otherwise, a party is taken to have kept the truce. Cannot be determined is a finding too."

  finding use_of_fire "Use of fire"
    of fire(PARTIES)
    by MISSION to reasonable_grounds reviewed_by another_nation
    within 14 d default not_established
}

clause 4 "Notified work" {
  text "Blasting in quarries and mine clearance are no breach if the party told the Mission in the
        two days before."

  norm notified_work "Quarries and mine clearance"
    for each P in PARTIES
    when act(notify_work, P) within 48 h
    then P may blast_or_clear
}

clause 5 "Accidents" {
  text "An accident is no breach. The party that had it tells the Mission within twelve hours after
        it happened."

  finding accident "Accident"
    of cause_accident(PARTIES)
    by MISSION to reasonable_grounds reviewed_by another_nation
    within 14 d default not_established

  norm tell_accident "Accidents are reported"
    upon finding(accident, P)
    then P must report_accident within 12 h of occurrence else breach
}

clause 6 "The Mission is protected" {
  text "Neither party harms the Mission's people, patrols or sensors, and both let its patrols pass
        at any hour."

  finding harm_to_mission "Harm to the Mission"
    of harm_monitors(PARTIES)
    by COMMISSION to balance reviewed_by another_nation
    within 14 d default not_established

  norm protect_mission "No harm to the Mission"
    for each P in PARTIES
    when fact(in_force)
    then P must_not harm_monitors else breach

  norm let_pass "Patrols pass"
    for each P in PARTIES
    when fact(in_force)
    then P must_not deny_access else breach
}

clause 7 "What the responsible party owes" {
  text "A party found to have used fire explains to the Mission within 48 hours of the finding what
        happened, and within 14 days disciplines those responsible and reports it."

  norm explanation "Explanation within 48 hours"
    upon finding(use_of_fire, P)
    when fact(in_force)
    then P must explain within 48 h else breach

  norm discipline_measures "Discipline within 14 days"
    upon finding(use_of_fire, P)
    when fact(in_force)
    then P must discipline within 14 d else breach
}

clause 8 "The Commission meets" {
  text "The Joint Commission meets within 72 hours of each finding that fire was used with grave
        weapons or effect."

  norm commission_meets "The Commission meets within 72 hours"
    upon finding(use_of_fire, P, at_least S3)
    then COMMISSION must convene within 72 h else breach
}

clause 9 "Repeated fire" {
  text "Three findings against one party within seven days are repeated fire. The guarantors may
        then make diplomatic demarches, send technical assistance or send more monitors; each
        decides for itself."

  norm guarantor_measures "The guarantors may act on repeated fire"
    for each P in PARTIES
    when at_least repeated finding(use_of_fire, P) within 7 d
    then each GUARANTORS may one_of { diplomatic_measure technical_assistance added_monitors }
}

clause 10 "Grave fire" {
  text "If grave fire by a party is clearly and convincingly found, the Joint Commission opens
        consultations with the guarantors within 24 hours."

  norm grave_fire "Consultations after grave fire"
    upon finding(use_of_fire, P, at_least S3, to clear_and_convincing)
    then COMMISSION must open_consultation within 24 h else breach
}

clause 11 "Sustained fire" {
  text "Sustained fire by a party lets any guarantor call consultations. The parties did not agree
        how many findings in a day make fire sustained."

  open sustained "Findings in one day that make fire sustained" : integer { 2, 4, 8 }

  norm sustained_fire "Consultations after sustained fire"
    for each P in PARTIES
    when at_least ?sustained finding(use_of_fire, P) within 24 h
    then each GUARANTORS may open_consultation
}

clause 12 "Calm" {
  text "After 24 hours without a finding of fire, in which the Mission was nowhere blind, the
        parties may open the crossing to civilians."

  act open_crossing "open the crossing to civilians"

  norm crossing "The crossing opens when it is calm"
    when fact(in_force) and quiet(use_of_fire) for 24 h
    then each PARTIES may open_crossing
}

clause 13 "Measures after fire" {
  text "When fire by a party is found, each guarantor may take diplomatic initiatives, and when it
        was serious give the Mission intelligence and logistical support. After grave fire each may
        adopt more sanctions, and after grave fire that is clearly and convincingly found use
        military capabilities to protect the Mission. Each decides for itself; no measure follows
        of itself."

  norm diplomatic_initiatives "Diplomatic initiatives after fire"
    upon finding(use_of_fire, P)
    when fact(in_force)
    then each GUARANTORS may diplomatic

  norm intelligence_and_logistics "Intelligence and logistical support after serious fire"
    upon finding(use_of_fire, P, at_least S2)
    when fact(in_force)
    then each GUARANTORS may intelligence_logistics

  norm more_sanctions "Sanctions after grave fire"
    upon finding(use_of_fire, P, at_least S3)
    when fact(in_force)
    then each GUARANTORS may sanctions

  norm military_capabilities "Military capabilities after grave fire, clearly found"
    upon finding(use_of_fire, P, at_least S3, to clear_and_convincing)
    when fact(in_force)
    then each GUARANTORS may military
}

clause 14 "A joint answer" {
  text "The guarantors may answer together, each with the diplomatic initiatives it chooses. The
        parties signed two wordings of when: after any breach of this truce, and after an armed
        attack. The Joint Commission says in each case which wording it follows, and why. Each
        decides for itself whether it joins."

  act joint_diplomatic "join the guarantors' diplomatic answer"

  norm joint_answer "When the guarantors may answer together"
    reading any_breach "any breach" {
      upon finding(use_of_fire, P)
    }
    reading armed_attack "an armed attack" {
      upon finding(use_of_fire, P, at_least S4)
    }
    then each GUARANTORS may joint_diplomatic
}
