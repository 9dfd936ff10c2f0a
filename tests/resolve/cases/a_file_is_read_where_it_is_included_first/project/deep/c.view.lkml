include: "../a.view"
view: c {}
