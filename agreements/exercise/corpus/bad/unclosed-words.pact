agreement t "A truce"

party A "North bound
