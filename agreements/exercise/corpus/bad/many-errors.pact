agreement t "A truce"

party A "North"
source S "A paper" publisher "Somebody" date 6-1-2031
standard low "Low" { threshold high }

clause 7(1 "Broken number" {
}

clause 2 "Second" {
  act move "move"
  norm back "Back" A must move within 48h else breach
  norm also "Also" A may move
}
