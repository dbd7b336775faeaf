#!/usr/bin/python3
"""Writes dejavu_sans.cc: advances, ligatures and kerning of DejaVu Sans, in font units, as HarfBuzz applies them.

Needs libharfbuzz and the fonts of Debian's fonts-dejavu-core: /usr/bin/python3 dejavu_sans.py > dejavu_sans.cc
"""
import ctypes

FOLDER = "/usr/share/fonts/truetype/dejavu/"
CHARACTERS = [chr(c) for c in [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)]] + list("ŒœŸ–—‘’‚“”„†•…‰‹›€←→≈≠−≤≥●▲■◆○\u202f\u2009\u2011")
LIGATURES = ["ff", "fi", "fl", "ffi", "ffl"]  # stand at U+E000 and after: private use, which no label has


class Info(ctypes.Structure):
    _fields_ = [("glyph", ctypes.c_uint32), ("mask", ctypes.c_uint32), ("cluster", ctypes.c_uint32), ("own", ctypes.c_uint32 * 2)]


class Position(ctypes.Structure):
    _fields_ = [("advance", ctypes.c_int32), ("others", ctypes.c_int32 * 4)]


harfbuzz = ctypes.CDLL("libharfbuzz.so.0")
for name in ("blob_create_from_file", "face_create", "font_create", "buffer_create", "buffer_get_glyph_infos", "buffer_get_glyph_positions"):
    getattr(harfbuzz, "hb_" + name).restype = ctypes.c_void_p


class Face:
    def __init__(self, file):
        face = harfbuzz.hb_face_create(ctypes.c_void_p(harfbuzz.hb_blob_create_from_file((FOLDER + file).encode())), 0)
        self.font = ctypes.c_void_p(harfbuzz.hb_font_create(ctypes.c_void_p(face)))
        assert harfbuzz.hb_face_get_upem(ctypes.c_void_p(face)) == 2048
        harfbuzz.hb_font_set_scale(self.font, 2048, 2048)

    def advances(self, text):
        coded = text.encode()
        buffer = ctypes.c_void_p(harfbuzz.hb_buffer_create())
        harfbuzz.hb_buffer_add_utf8(buffer, coded, len(coded), 0, len(coded))
        harfbuzz.hb_buffer_guess_segment_properties(buffer)
        harfbuzz.hb_shape(self.font, buffer, None, 0)
        count = ctypes.c_uint()
        infos = ctypes.cast(harfbuzz.hb_buffer_get_glyph_infos(buffer, ctypes.byref(count)), ctypes.POINTER(Info))
        positions = ctypes.cast(harfbuzz.hb_buffer_get_glyph_positions(buffer, None), ctypes.POINTER(Position))
        assert all(infos[at].glyph for at in range(count.value)), text
        found = [positions[at].advance for at in range(count.value)]
        harfbuzz.hb_buffer_destroy(buffer)
        return found

    def kerning(self, left, right):
        found = self.advances(left + right)
        if len(found) != 2:
            return 0  # they become a ligature
        return found[0] - self.advances(left)[0]


def classes(rows):
    """Class of each row, and one row of each class."""
    kinds = []
    return [kinds.index(row) if row in kinds else (kinds.append(row), len(kinds) - 1)[1] for row in rows], kinds


def table(face):
    glyphs = sorted(CHARACTERS) + LIGATURES
    matrix = [[face.kerning(left, right) for right in glyphs] for left in glyphs]
    left, rows = classes([tuple(row) for row in matrix])
    right, columns = classes(list(zip(*rows)))
    return [(face.advances(glyph)[0], left[at], right[at]) for at, glyph in enumerate(glyphs)], list(zip(*columns))


def filled(items, indent):
    lines = [indent]
    for item in items:
        if len(lines[-1]) + len(item) > 145:
            lines.append(indent)
        lines[-1] += item + " "
    return "\n".join(line.rstrip() for line in lines)


def main():
    regular, regular_kerning = table(Face("DejaVuSans.ttf"))
    bold, bold_kerning = table(Face("DejaVuSans-Bold.ttf"))
    codes = sorted(map(ord, CHARACTERS)) + [0xE000 + at for at in range(len(LIGATURES))]
    print("// Written by dejavu_sans.py from DejaVu Sans 2.37; checked against Graphviz's own measure by tests/chart/typeface_test.cc.")
    print('#include "chart/dejavu_sans.h"\n\nnamespace reprise::chart {\nnamespace {\n')
    for name, kerning in (("kRegularKerning", regular_kerning), ("kBoldKerning", bold_kerning)):
        flat = [f"{value}," for row in kerning for value in row]
        print(f"constexpr std::int16_t {name}[] = {{\n{filled(flat, '    ')}\n}};\n")
    for name, glyphs in (("kRegular", regular), ("kBold", bold)):
        items = [f"{{0x{code:X}, {advance}, {left}, {right}}}," for code, (advance, left, right) in zip(codes, glyphs)]
        print(f"constexpr Glyph {name}[] = {{\n{filled(items, '    ')}\n}};\n")
    print("}  // namespace\n")
    for name, kerning in (("regular", regular_kerning), ("bold", bold_kerning)):
        title = name.capitalize()
        print(f"Face dejavu_sans_{name}() {{ return {{k{title}, k{title}Kerning, {len(kerning[0])}}}; }}")
    print("\n}  // namespace reprise::chart")


if __name__ == "__main__":
    main()
