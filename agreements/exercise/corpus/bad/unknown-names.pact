agreement t "A truce"

party NORTH "North" bound
group ALL "All" { NORTH SOUTH }
act fire "use fire"

clause 1 "No fire" {
  norm hold "Hold fire" when fact(in_force) then NORHT must_not fire
}
