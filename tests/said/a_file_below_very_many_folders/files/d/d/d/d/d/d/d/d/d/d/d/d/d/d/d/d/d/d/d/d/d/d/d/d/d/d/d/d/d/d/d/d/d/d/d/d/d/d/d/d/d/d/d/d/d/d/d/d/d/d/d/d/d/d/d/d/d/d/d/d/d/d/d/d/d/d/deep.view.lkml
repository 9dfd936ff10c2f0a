view: deep {}
