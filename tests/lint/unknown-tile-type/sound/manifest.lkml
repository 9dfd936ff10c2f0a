visualization: {
  id: "sankey"
  label: "Sankey"
  url: "https://example.com/sankey.js"
}
