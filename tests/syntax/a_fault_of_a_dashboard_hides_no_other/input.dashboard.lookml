- dashboard: one
  title: One
  elements:

  - title: Good
    fields: [a, b]
  - title: "Bad
    fields: [a, b]
  - title: Good again
    row: 0

    col: 1
  - title: Bad: again
    row: 2
  filters:
  - name: Date
    default: [1, 2
  - name: Region
- dashboard: two
  title: Two
  title: Twice
  elements:
  - just text
  - title: Fine
    row: first
- dashboard: three
	title: tab
- dashboard: four
  layout: *anchor
- other: thing
- dashboard: five
