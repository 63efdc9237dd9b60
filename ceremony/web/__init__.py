"""The surfaces: a file each, its pages and its Socket.IO namespace.

``push`` alone emits, ``hub`` alone knows eventlet.
"""
