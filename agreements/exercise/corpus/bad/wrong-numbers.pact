agreement t "A truce"

party A "North" bound
act move "move"
open days "Days" : integer { 1, 2 }
parameter cap "Cap" = 10 cdb

clause 1 "One" {
  norm one "One" when act(move, A) within cap then A must move within ?days else breach
  norm two "Two" A must_not move within 3 d
}
