dashboard: one
title: One
