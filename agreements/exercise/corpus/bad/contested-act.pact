agreement t "A truce"

party A "North" bound
group ALL "All" { A }
body M "Mission" members { ALL }
standard low "Low" { threshold 1 cdb groups 1 survives 0 physical no }
act fire "use fire"
act reply "reply"

clause 1 "Fire" {
  finding shot "Shot" of fire(ALL) by M to low default not_established
  norm wrong "Somebody's word is not enough" upon act(fire, P) then P must reply within 1 d else breach
}
