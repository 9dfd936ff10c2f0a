include: "deep/c.view"
view: a {}
