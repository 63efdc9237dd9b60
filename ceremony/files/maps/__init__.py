"""Maps that people bring: GeoJSON, TopoJSON, or the form that the stage draws.

source     a file to layers of features          topology   arcs of a TopoJSON to coordinates
joining    which property carries the codes      areas      geometries made whole
plane      from degrees or metres to the wall    drawing    simplified paths and borders
own_form   the stage's own form, checked         numbers    what a coordinate may be
reading    all of it: ``read_map``               apart      the same in a process of its own
"""
