# from the team's template
include: << declared | quoted >>
