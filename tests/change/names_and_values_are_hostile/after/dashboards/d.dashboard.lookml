- dashboard: d
  title: D
  elements:
  - name: 'kept'
    title: t
    type: text
    body_text: "new ````` <!-- @all"
