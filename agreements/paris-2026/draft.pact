// The draft of the Paris declaration, as reported on 6-7 January 2026. Nothing later is implied. One outlet had seen the
// draft, another reports through a third what earlier drafts said of the United States; the text itself was not held. The
// reports stay authoritative. What they leave undetermined is an open term; where they differ there are readings.
agreement paris_draft "Paris framework, draft, as reported on 6-7 January 2026"

source DW "Live coverage of the Paris summit, as republished by an aggregator"
  publisher "Deutsche Welle, via Global AI News" date 2026-01-06
  sha256 d939dade3705f12ea504a6a347c1a688856045abbdd32ff8a330efc26173da75
  file "000_d22a3bf1f33e5209.txt"
// Only the first copy gives its date; for the others the date is the last day that the report speaks of.
source EN "Report before the Paris summit on security guarantees"
  publisher "Euronews" date 2026-01-06
  sha256 5757213314e5fd9b3dd506b953f8b904830aca50cb34b9aea4d6cff93773c2f5
  file "001_f9b2c6ed146ef282.txt"
source EA "Account of the outcome of the Paris talks, with Reuters pictures"
  publisher "Not named in the copy held" date 2026-01-07
  sha256 9f72885556746e0ed1af50efb4de9993dfa9c5020790c487ed39e706221d91b7
  file "002_f62164365260d3cf.txt"
source AGG "Synthesis of some forty outlets on the Paris summit"
  publisher "An aggregator, not named in the copy held" date 2026-01-06
  sha256 6bf5a7072403bee105366c33f2632509e8cba5d528247ad677ed1cc5071c570f
  file "003_f0f43abf471c844d.txt"
source RFE "Report on the draft of the Paris statement"
  publisher "RFE/RL" date 2026-01-06
  sha256 a18cc3abccd265a82ea8e1d2af55b407640dc6003f048e3e95caf952eb09d29d
  file "004_f4da8e03c7e3d9b8.txt"

party UA "Ukraine" bound cite EA@2582-2644
party FR "France" bound cite AGG@712-876
party GB "United Kingdom" bound cite AGG@712-876
party DE "Germany" bound cite EA@1071-1129
party SE "Sweden" bound cite EA@3755-3867
party BE "Belgium" bound cite EA@4401-4573
party ES "Spain" bound cite AGG@3537-3660
party GR "Greece" bound cite EA@4942-5165
// No source names Türkiye among those who signed: EA has European countries sign, RFE names Türkiye beside France and the
// United Kingdom.
party TR "Türkiye" unbound cite RFE@819-902
// The envoys attended; the United States did not co-sign.
party US "United States" unbound cite EA@2456-2690
// Not in the room, and no sign of acceptance.
party RU "Russia" unbound cite DW@5888-5928 cite EA@5812-5942

group EUROPEANS "The European countries of the coalition"
  { FR GB DE SE BE ES GR } and others
  cite EA@2582-2644
group COALITION "Coalition of the Willing"
  { EUROPEANS TR } and others
  cite RFE@1140-1311
  cite AGG@109-187
group AGGRESSORS "Whose attack is meant" { RU } cite RFE@2907-3023

body MVM "Ceasefire monitoring and verification mechanism"
  chair US members { US COALITION }
  cite RFE@2777-2834
body FORCE "Multinational Force for Ukraine" members { COALITION } cite RFE@2836-2905

instrument joint_declaration_draft "Joint declaration of the coalition, draft"
  status draft variant draft
  cite RFE@1440-1473
  cite EA@1862-2098
  cite DW@2149-2227

severity breach_short "breach of the agreement short of an armed attack" cite EN@3162-3226
severity armed_attack "armed attack" cite RFE@2907-3023

// No report names a standard of proof. These three are common ones, so that the open term has something to range over.
standard reasonable_grounds "Reasonable grounds to believe"
  { threshold 600 cdb groups 1 survives 0 physical no }
standard clear_and_convincing "Clear and convincing evidence"
  { threshold 1500 cdb groups 2 survives 1 physical no }
standard beyond_reasonable_doubt "Beyond reasonable doubt"
  { threshold 2000 cdb groups 3 survives 1 physical yes }

act break_agreement "break the agreement or attack" graded breach_short cite RFE@2907-3023
act attack_force "attack the multinational force" graded armed_attack cite EA@2035-2075
act lead_mechanism "lead the monitoring and verification" cite RFE@2777-2834
act observe_ceasefire "observe the ceasefire on the ground in a non-combat role"
  cite RFE@4801-4883
act deploy_technology "deploy high technology across the contact line" cite EN@3337-3409
act military "use military capabilities" cite RFE@3068-3100
act intelligence_logistics "give intelligence and logistical support" cite RFE@3100-3138
act diplomatic "take diplomatic initiatives" cite RFE@3139-3171
act sanctions "adopt additional sanctions" cite RFE@3163-3195
act deploy_force "deploy the force on land, in the air and at sea" cite RFE@3686-3727
act lead_land_air "lead the land and air component" cite RFE@3809-3852
act return_fire "return fire" cite RFE@4475-4509
act withdraw_force "withdraw instead of returning fire" cite RFE@4475-4509
act share_intelligence "share intelligence with the force" cite EA@1980-2010
act support_logistics "support the force with logistics" cite EA@1990-2030
act assist_force "assist the force if it is attacked" cite EA@2035-2075
act supply_forces "support Ukraine's armed forces" cite RFE@2836-2905
act secure_lanes "secure transport lanes in the Black Sea" cite RFE@3860-3947

// Who determines it, to what standard, in what time: no report says. The times below only span hours to months.
open attack_determiner "Who determines a breach or an attack"
  : body { MVM, COALITION }
  cite EN@3162-3335
open evidence_standard "To what standard of proof"
  : standard { reasonable_grounds, clear_and_convincing, beyond_reasonable_doubt }
  cite EN@3162-3335
open determination_within "In what time it is determined"
  : duration { 24 h, 14 d, 90 d }
  cite EN@3162-3335
open response_within "In what time the commitments are honoured"
  : duration { 72 h, 14 d, 90 d }
  cite RFE@4347-4436
open ceasefire_test "What must have been reached before the framework applies"
  : condition { ceasefire, peace_deal }
  cite DW@5282-5351
  cite RFE@2654-2718

clause conditions "What the reports make promises wait for" {
  fact ceasefire "A ceasefire" cite DW@5282-5351
  fact peace_deal "A peace deal with Moscow" cite RFE@2654-2718
}

clause mechanism "Monitoring and verification" {
  norm us_role "The United States lead the mechanism"
    when ?ceasefire_test
    then US must lead_mechanism
    cite RFE@2777-2834

  norm us_observers "Observers of the United States"
    when ?ceasefire_test
    then US may observe_ceasefire
    cite RFE@4801-4883

  norm technology "Technology across the contact line"
    when ?ceasefire_test
    then MVM may deploy_technology
    cite EN@3337-3409
}

clause determination "Who finds a breach, and who is responsible" {
  finding breach "Breach of the agreement or attack"
    of break_agreement(AGGRESSORS)
    by ?attack_determiner to ?evidence_standard
    within ?determination_within default none
    cite EN@3162-3335

  finding attack_on_force "Attack on the multinational force"
    of attack_force(AGGRESSORS)
    by ?attack_determiner to ?evidence_standard
    within ?determination_within default none
    cite RFE@4347-4509
}

clause commitments "Binding commitments" {
  norm g_bind "What the binding commitments may include"
    upon finding(breach, RU, at_least armed_attack)
    reading binding "binding: one of the list is owed" {
      cite RFE@2907-3023
    }
    reading may_include "may include: each chooses whether" {
      then each COALITION may one_of { military intelligence_logistics diplomatic sanctions }
      cite RFE@3044-3195
    }
    then each COALITION must one_of { military intelligence_logistics diplomatic sanctions } within ?response_within
    cite RFE@3028-3195
}

clause us "The United States and the force" {
  norm us_intelligence "Intelligence for the force"
    when ?ceasefire_test
    then US may share_intelligence
    cite EA@1862-2010

  norm us_logistics "Logistics for the force"
    when ?ceasefire_test
    then US may support_logistics
    cite EA@1862-2030

  norm us_assist "Help if the force is attacked"
    upon finding(attack_on_force, RU)
    then US must assist_force within ?response_within
    cite EA@1862-2098
}

clause force "Multinational force" {
  norm force_deploys "The force deploys"
    when ?ceasefire_test
    then each COALITION may deploy_force
    cite RFE@2836-2905

  norm force_attacked "If the force is attacked"
    upon finding(attack_on_force, RU)
    reading fire_back "return fire" {
      then FORCE may return_fire
    }
    reading run "run" {
      then FORCE may withdraw_force
    }
    then FORCE may one_of { return_fire withdraw_force }
    cite RFE@4439-4509
}

clause support "Long-term support" {
  norm supply "Support for Ukraine's armed forces"
    when ?ceasefire_test
    then each COALITION must supply_forces
    cite RFE@2836-2905
}

clause pledges "What each state was expected to do" {
  norm p_FR_lead "Lead on land and in the air"
    when ?ceasefire_test
    then FR may lead_land_air
    cite RFE@3729-3852

  norm p_GB_lead "Lead on land and in the air"
    when ?ceasefire_test
    then GB may lead_land_air
    cite RFE@3729-3852

  // No condition is reported.
  norm p_TR "Lanes in the Black Sea"
    TR may secure_lanes
    cite RFE@3860-3947
}
