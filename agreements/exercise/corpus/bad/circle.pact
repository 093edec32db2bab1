agreement t "A truce"

party A "North" bound
group X "X" { Y }
group Y "Y" { X }
act move "move"

clause 1 "One" {
  norm one "One" upon breach(two, A) then A must move within 1 d else breach
  norm two "Two" upon breach(one, A) then A must move within 1 d else breach
}
