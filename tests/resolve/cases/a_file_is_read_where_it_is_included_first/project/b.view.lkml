include: "deep/c.view"
view: b {}
