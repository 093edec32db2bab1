agreement t "A truce"

party A "North" bound
act move "move"
norm back "Back" A must move within 48 h else breach
