// The Budapest Memorandum of 5 December 1994, its six articles in our own words and from general knowledge: nobody here holds
// the document. It stands beside the Paris framework for one comparison, assurance against guarantee: here nobody is bound
// to act when Ukraine is attacked, unless nuclear weapons are used, and then only to ask the Security Council.
agreement budapest "Budapest Memorandum on security assurances, 1994"

source BM "Memorandum on security assurances in connection with Ukraine's accession to the NPT"
  publisher "United Nations" date 1994-12-05
  address "UN document A/49/765, S/1994/1399"

party UA "Ukraine" bound cite BM "signatures"
party US "United States" bound cite BM "signatures"
party GB "United Kingdom" bound cite BM "signatures"
party RU "Russian Federation" bound cite BM "signatures"
party FR "France" unbound cite BM "not a party: a member of the Security Council"
party CN "China" unbound cite BM "not a party: a member of the Security Council"

group POWERS "The three powers" { US GB RU } cite BM "signatures"
group SIGNATORIES "Those who signed" { UA POWERS } cite BM "signatures"

// The permanent members, each of which can stop a decision: all must take part. The memorandum gives the Council no finding.
body SECURITY_COUNCIL "The Security Council"
  members { US GB RU FR CN } quorum 5
  cite BM "article 4"

instrument memorandum "Budapest Memorandum"
  status signed
  cite BM "signatures"
  signed by { UA US GB RU } cite BM "signatures"

standard any_standard "No standard is named"
  { threshold 0 cdb groups 0 survives 0 physical no }

act violate_borders "violate Ukraine's independence, sovereignty or borders" cite BM "article 1"
act use_force "threaten or use force against Ukraine" cite BM "article 2"
act coerce "coerce Ukraine economically" cite BM "article 3"
act nuclear_aggression "attack or threaten Ukraine with nuclear weapons" cite BM "article 4"
act seek_council_action "seek immediate action of the Security Council" cite BM "article 4"
act use_nuclear_weapons "use nuclear weapons against Ukraine" cite BM "article 5"
act consult "consult" cite BM "article 6"
act invoke_self_defence "invoke self-defence or the Charter" cite BM "article 2"
act invoke_alliance_attack "invoke an attack by Ukraine in alliance with a nuclear power"
  cite BM "article 5"

// The memorandum appoints nobody.
open determiner "Who determines that there was aggression"
  : body { SECURITY_COUNCIL, POWERS }
  cite BM "article 4"
open immediate "What immediate means" : duration { 1 d, 7 d, 30 d } cite BM "article 4"

clause 1 "Independence and borders" {
  cite BM "article 1"

  norm respect_borders "Independence, sovereignty and borders are respected"
    each POWERS must_not violate_borders
    cite BM "article 1"
}

clause 2 "No force" {
  cite BM "article 2"

  // The text does not say who judges the exception, so whoever invokes it does.
  fact self_defence "Self-defence, or another ground in the Charter, is invoked"
    of POWERS begins upon invoke_self_defence default false
    cite BM "article 2"

  norm no_force "No threat or use of force"
    for each P in POWERS
    unless fact(self_defence, P)
    then P must_not use_force
    cite BM "article 2"
}

clause 3 "No economic coercion" {
  cite BM "article 3"

  norm no_coercion "No economic coercion"
    each POWERS must_not coerce
    cite BM "article 3"
}

clause 4 "Nuclear aggression" {
  cite BM "article 4"

  finding nuclear_attack "Aggression with nuclear weapons"
    of nuclear_aggression(POWERS)
    by ?determiner to any_standard
    default none
    cite BM "article 4"

  norm council "The Security Council is asked to act"
    upon finding(nuclear_attack)
    then each POWERS must seek_council_action within ?immediate
    cite BM "article 4"
}

clause 5 "No nuclear weapons" {
  cite BM "article 5"

  fact alliance_attack "An attack in alliance with a nuclear power is invoked"
    of POWERS begins upon invoke_alliance_attack default false
    cite BM "article 5"

  norm no_nuclear_use "No nuclear weapons against Ukraine"
    for each P in POWERS
    unless fact(alliance_attack, P)
    then P must_not use_nuclear_weapons
    cite BM "article 5"
}

clause 6 "Consultation" {
  cite BM "article 6"

  fact question_raised "A question about these commitments has arisen" cite BM "article 6"

  norm consultation "Consultation"
    when fact(question_raised)
    then each SIGNATORIES must consult
    cite BM "article 6"
}
