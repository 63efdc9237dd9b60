"""The demo conference: Lào Cai, 9 December 2022, with real units and illustrative documents.

facts      the conference, presenters, running order, groups of tasks, the province's 11 named targets
targets    the province's targets handed down to districts, departments and communes
wording    how a unit and its head are named inside a Vietnamese sentence
drafts     what each document says, for its template
documents  the PDFs in the form of Decree 30/2020/NĐ-CP, each marked "Số liệu minh hoạ"
rundown    the running order, and what the screens show during each item
mapping    the sheet that says whom each is for
prepare    the conference in a data directory, sealed
processes  the server and the simulated endpoints beside it
run        ``ceremony demo`` from start to summary
data/      the roster, the map and the facts, with their origin and licence
templates/ the Typst templates
"""
