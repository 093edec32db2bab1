// The framework of security guarantees for Ukraine, as reported on 6-7 January 2026. Nothing later is implied, and nothing
// is known here but five reports: the text itself was not held. The reports stay authoritative; this file is one agreed
// interpretation of them. What they leave undetermined is an open term; where they differ there are readings.
agreement paris_final "Paris framework, final text, as reported on 6-7 January 2026"

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
  cite EA@1265-1379
  cite AGG@2622-2764
body FORCE "Multinational Force for Ukraine"
  members { COALITION }
  cite AGG@1750-1882
  cite EA@1494-1594
body BUNDESTAG "The German parliament" members { DE } cite EA@3602-3638
body RIKSDAG "The Swedish parliament" members { SE } cite EA@4220-4254
body CONGRESS "The Congress of the United States" members { US } cite EA@5235-5287

instrument joint_declaration "Joint declaration of the coalition"
  status signed variant final
  cite EA@1400-1674
  signed by { EUROPEANS UA } cite EA@2582-2644
  attended by { US } cite EA@2456-2493
  endorsed by { US } cite AGG@1462-1544
  absent by { RU } cite DW@5888-5928
instrument joint_declaration_draft "Joint declaration of the coalition, draft"
  status draft variant draft of joint_declaration
  cite RFE@1440-1473
  cite EA@1862-2098
instrument declaration_of_intent "Declaration of intent on deploying a force"
  status signed
  signed by { UA FR GB } cite AGG@712-876
instrument twenty_point_plan "20-point peace plan"
  status reported
  cite EN@4939-4976
  cite RFE@5239-5281
instrument twenty_eight_point_plan "28-point peace proposal"
  status reported
  cite RFE@5056-5081
instrument us_guarantee "Bilateral security guarantee of the United States"
  status reported
  cite EN@4981-5027
  cite AGG@1586-1629
instrument prosperity_agreement "Prosperity agreement"
  status mentioned
  cite AGG@4172-4225
instrument eu_accession "Accession of Ukraine to the European Union"
  status mentioned
  cite EN@3412-3493
instrument sanctions_20 "The European Union's 20th package of sanctions"
  status mentioned
  cite RFE@6607-6810
instrument berlin_statement "Joint statement of European leaders in Berlin"
  status reported
  cite EN@1925-2021

// The order of severity stands in no report; it separates the two words that the reports use for the trigger.
severity breach_short "breach of the agreement short of an armed attack" cite AGG@2428-2468
severity armed_attack "armed attack" cite RFE@2907-3023

// No report names a standard of proof. These three are common ones, so that the open term has something to range over.
standard reasonable_grounds "Reasonable grounds to believe"
  { threshold 600 cdb groups 1 survives 0 physical no }
standard clear_and_convincing "Clear and convincing evidence"
  { threshold 1500 cdb groups 2 survives 1 physical no }
standard beyond_reasonable_doubt "Beyond reasonable doubt"
  { threshold 2000 cdb groups 3 survives 1 physical yes }

act break_agreement "break the agreement or attack" graded breach_short cite AGG@2428-2468
act attack_force "attack the multinational force" graded armed_attack cite RFE@4392-4436
act lead_mechanism "lead the monitoring and verification" cite RFE@2777-2834
act chair_mechanism "chair the monitoring" cite AGG@2657-2704
act contribute_monitoring "contribute to the monitoring" cite EA@1334-1379
act observe_ceasefire "observe the ceasefire on the ground in a non-combat role"
  cite RFE@4801-4883
act deploy_technology "deploy high technology across the contact line" cite EN@3337-3409
act military "use military capabilities" cite RFE@3068-3100
act intelligence_logistics "give intelligence and logistical support" cite RFE@3100-3138
act diplomatic "take diplomatic initiatives" cite RFE@3139-3171
act sanctions "adopt additional sanctions" cite RFE@3163-3195
act deploy_force "deploy the force on land, in the air and at sea" cite EA@2817-2882
act lead_land_air "lead the land and air component" cite RFE@3809-3852
act active_combat "engage in active combat" cite AGG@1997-2043
act return_fire "return fire" cite RFE@4475-4509
act withdraw_force "withdraw instead of returning fire" cite RFE@4475-4509
act support_ukraine "give binding support in the event of an attack" cite AGG@3091-3148
act supply_forces "provide for Ukraine's armed forces and deliver weapons over the long term"
  cite AGG@1661-1744
act nato_territory_forces "deploy forces to NATO territory adjacent to Ukraine" cite EA@3521-3582
act nato_adjacent_forces "station forces in a NATO-adjacent area outside Ukraine"
  cite AGG@3471-3535
act air_surveillance "fly air surveillance over Ukraine" cite EA@3931-3984
act mine_clearance "clear mines in the Black Sea" cite EA@3986-4036
act officer_training "train Ukrainian officers" cite EA@4042-4091
act air_capability "give air capabilities" cite EA@4510-4573
act maritime_capability "give maritime capabilities" cite EA@4510-4573
act military_training "give military training" cite EA@4510-4573
act join_force "take part directly in a European military force" cite EA@4999-5076
act maritime_surveillance "give maritime surveillance" cite EA@5085-5165
act integrate_soldiers "integrate thousands of soldiers into the force" cite AGG@2078-2156
act build_hubs "set up military hubs across Ukraine and protected facilities for weapons"
  cite EA@3276-3441
act deploy_troops "deploy troops" cite AGG@3202-3366
act commit_forces "commit armed forces to the peace mission" cite AGG@3585-3660
act secure_lanes "secure transport lanes in the Black Sea" cite RFE@3860-3947
act bundestag_approves "approve the German contribution" cite EA@3602-3638
act riksdag_approves "approve the Swedish contribution" cite EA@4220-4254
act congress_approves "back the security guarantees" cite EA@5235-5287

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
// Each report words it in its own way; the words are not taken to mean the same.
open ceasefire_test "What must have been reached before the framework applies"
  : condition { ceasefire, ceasefire_agreement, credible_ceasefire, hostilities_cease }
  cite EA@2883-2923
  cite EA@1572-1594
  cite AGG@399-455

clause conditions "What the reports make promises wait for" {
  fact ceasefire "A ceasefire" cite EA@3247-3293 cite EA@3563-3600
  fact ceasefire_agreement "A ceasefire agreement with Russia" cite AGG@399-483
  fact credible_ceasefire "A credible ceasefire" cite EA@2883-2923
  fact formal_ceasefire "A formal ceasefire" cite EA@4125-4159
  fact peace_agreement "A peace agreement" cite EA@3834-3867
  fact hostilities_end "Hostilities have ended, as Belgium puts it" cite EA@4488-4508
  fact hostilities_cease "Hostilities have ceased, as the declaration is reported" cite EA@1572-1594
  fact conflict_over "The conflict is over" cite AGG@3331-3366
  fact peace_mission "The proposed peace mission exists" cite AGG@3607-3660

  fact conditions_clarified "The conditions of a German contribution are clarified"
    cite EA@3643-3672

  fact roe_clear "The rules of engagement are clear" cite EA@4161-4214 cite RFE@4196-4308
  fact us_backstop "There is a firm American backstop" cite EA@4635-4672 cite RFE@4619-4741
  fact us_led_monitoring "The monitoring is led by the United States" cite EA@4673-4696

  fact bundestag "The Bundestag has approved"
    begins upon bundestag_approves by BUNDESTAG
    cite EA@3602-3638

  fact riksdag "The Swedish parliament has approved"
    begins upon riksdag_approves by RIKSDAG
    cite EA@4220-4254

  fact congress "The Congress of the United States backs the guarantees"
    begins upon congress_approves by CONGRESS
    cite EA@5235-5287

  fact greek_decision "Greece has decided on maritime surveillance" cite EA@5085-5165
}

clause mechanism "Monitoring and verification" {
  norm us_role "The United States lead the mechanism"
    when ?ceasefire_test
    reading leads "US-led" {
      cite EA@1275-1333
      cite RFE@2777-2834
    }
    reading chairs "chaired by the US" {
      then US must chair_mechanism
      cite AGG@2657-2704
    }
    then US must lead_mechanism
    cite EA@1265-1379

  norm contributions "Nations contribute to the mechanism"
    when ?ceasefire_test
    then each COALITION may contribute_monitoring
    cite EA@1334-1379

  norm us_observers "Observers of the United States"
    when ?ceasefire_test
    then US may observe_ceasefire
    cite RFE@4801-4883

  norm technology "Technology across the contact line"
    when ?ceasefire_test
    then MVM may deploy_technology
    cite EN@3337-3409
}

clause agreement_kept "What a breach would be a breach of" {
  norm agreement_with_russia "The future ceasefire agreement is not broken"
    when fact(ceasefire_agreement)
    then RU must_not break_agreement
    cite AGG@379-483
    cite AGG@2428-2468
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
  norm g_trigger "What sets the binding commitments off"
    reading any_breach "any breach of the agreement" {
      upon finding(breach, RU)
      then each COALITION must one_of { military intelligence_logistics sanctions } within ?response_within
      cite AGG@2243-2468
    }
    reading armed_attack "a future armed attack" {
      upon finding(breach, RU, at_least armed_attack)
      cite RFE@2907-3023
    }
    reading violation_identified "a violation, once identified, could" {
      upon finding(breach, RU)
      then each COALITION may one_of { military intelligence_logistics diplomatic sanctions }
      cite EN@3263-3335
    }
    then each COALITION must one_of { military intelligence_logistics diplomatic sanctions } within ?response_within
    cite EA@1600-1674

  norm g_bind "What the binding commitments may include"
    upon finding(breach, RU, at_least armed_attack)
    reading binding "binding: one of the list is owed" {
      cite AGG@2935-3002
    }
    reading may_include "may include: each chooses whether" {
      then each COALITION may one_of { military intelligence_logistics diplomatic sanctions }
      cite RFE@3044-3195
    }
    then each COALITION must one_of { military intelligence_logistics diplomatic sanctions } within ?response_within
    cite RFE@3028-3195
}

clause us "The United States, if Ukraine is attacked" {
  norm us_support "Support by the United States"
    upon finding(breach, RU, at_least armed_attack)
    reading support_is_binding "does include binding support, once Congress backs it" {
      when fact(congress)
      then US must support_ukraine within ?response_within
      cite AGG@3091-3148
      cite EA@5235-5287
    }
    reading language_removed "the words were taken out, and the US did not co-sign" {
      cite EA@2100-2218
      cite EA@2456-2690
    }
    then US may support_ukraine
    cite AGG@3004-3148
}

clause force "Multinational force" {
  norm force_deploys "The force deploys"
    when ?ceasefire_test
    then each COALITION may deploy_force
    cite EA@2765-2923

  norm reassurance "Reassurance, not combat"
    FORCE must_not active_combat
    cite AGG@1884-2043

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
    cite EA@1427-1492
    cite AGG@1661-1744
}

clause pledges "What each state said it would do" {
  norm p_DE "German forces"
    when fact(ceasefire) and fact(bundestag) and fact(conditions_clarified)
    reading on_nato_territory "on NATO territory adjacent to Ukraine" {
      cite EA@3521-3582
    }
    reading nato_adjacent "in a NATO-adjacent area outside Ukraine" {
      then DE may nato_adjacent_forces
      cite AGG@3471-3535
    }
    then DE may nato_territory_forces
    cite EA@3447-3672

  norm p_SE "Air surveillance, mine clearance, training"
    when fact(formal_ceasefire) and fact(peace_agreement) and fact(riksdag) and fact(roe_clear)
    then SE may one_of { air_surveillance mine_clearance officer_training }
    cite EA@3675-3867
    cite EA@4094-4254

  norm p_BE "Air, maritime, training"
    when fact(hostilities_end)
    reading backstop_is_condition "supported by a backstop: no contribution without it" {
      when fact(us_backstop) and fact(us_led_monitoring)
      cite EA@4576-4696
    }
    reading backstop_is_support "supported by a backstop: stronger with it" {
      cite EA@4576-4696
    }
    then BE may one_of { air_capability maritime_capability military_training }
    cite EA@4401-4573

  norm n_GR "No direct part in a force"
    GR must_not join_force
    cite EA@4999-5076

  // Neither promised nor excluded: unknown until Greece decides.
  norm p_GR "Maritime surveillance is not ruled out"
    when fact(greek_decision)
    then GR may maritime_surveillance
    cite EA@5085-5165

  norm p_FR "Hubs and protected facilities"
    when fact(ceasefire)
    then FR may build_hubs
    cite EA@3276-3441

  norm p_FR_soldiers "Thousands of soldiers"
    when fact(ceasefire)
    then FR may integrate_soldiers
    cite AGG@2078-2156
    cite AGG@1884-1914

  norm p_FR_troops "Troops"
    when fact(conflict_over)
    then FR may deploy_troops
    cite AGG@3202-3366

  norm p_FR_lead "Lead on land and in the air"
    when ?ceasefire_test
    then FR may lead_land_air
    cite RFE@3729-3852

  norm p_GB "Hubs and protected facilities"
    when fact(ceasefire)
    then GB may build_hubs
    cite EA@3276-3441

  norm p_GB_troops "Troops"
    when fact(conflict_over)
    then GB may deploy_troops
    cite AGG@3202-3366

  norm p_GB_lead "Lead on land and in the air"
    when ?ceasefire_test
    then GB may lead_land_air
    cite RFE@3729-3852

  norm p_ES "Armed forces for the mission"
    when fact(peace_mission)
    then ES may commit_forces
    cite AGG@3537-3660

  // No condition is reported.
  norm p_TR "Lanes in the Black Sea"
    TR may secure_lanes
    cite RFE@3860-3947
}
