agreement t "A truce"

party A "North" bound
grup ALL "All" { A }
act fire "use fire"

clause 1 "No fire" {
  norm hold "Hold fire" A must_nott fire
}
