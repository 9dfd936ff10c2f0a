- dashboard: d
  title: D
  elements:
  - name: 'Evil `|` <img src=x onerror=alert(1)> @everyone [x](javascript:y) {{ z }} ``` "q"'
    title: t
    type: text
    body_text: "x"
  - name: 'kept'
    title: t
    type: text
    body_text: "old ``` </details> @all"
