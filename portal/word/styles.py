"""The styles of the built-in template. Word's own ones have its names, so that a Danish Word shows them in Danish."""

from portal.word.writing.lists import list_style
from portal.word.writing.numbering import STEP
from portal.word.writing.tables import TEXT_WIDTH

FONT = "Calibri"
LANGUAGE = "da-DK"
BULLET_LIST, NUMBER_LIST = 1, 2

_ACCENT = "1F3864"
_LINK = "0B4A99"
_GREY = "595959"
_RULE = "B4BFD1"
_TINT = "E9EEF6"
_LIST_LEVELS = range(5)


def styles_xml() -> str:
    """What stands inside the styles part."""
    return "".join((_defaults(), _latent(), _foundation(), _headings(), _prose(), _lists(), _page(), _tables()))


def _defaults() -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
        f'w:cs="{FONT}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="269" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def _latent() -> str:
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
    )


def _style(
    identifier: str,
    name: str,
    *,
    kind: str = "paragraph",
    based_on: str = "Normal",
    following: str = "",
    paragraph: str = "",
    run: str = "",
    table: str = "",
    flags: str = "<w:qFormat/>",
    is_default: bool = False,
    priority: int = 1,
) -> str:
    """A style. `paragraph`, `run` and `table` are properties in the order of the schema."""
    default = ' w:default="1"' if is_default else ""
    built_in = "" if name[0].islower() or name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{default}{built_in} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f'<w:uiPriority w:val="{priority}"/>{flags}'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + table
        + "</w:style>"
    )


_BUILT_IN = {"Normal", "Title", "Quote", "Hyperlink", "Default Paragraph Font", "Normal Table", "No List"} | {
    name if level == 0 else f"{name} {level + 1}"
    for name in ("List Bullet", "List Number", "List Continue")
    for level in _LIST_LEVELS
}


def _foundation() -> str:
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>"
    cells = "".join(f'<w:{side} w:w="{100 if side in ("left", "right") else 0}" w:type="dxa"/>' for side in _SIDES)
    return (
        _style("Normal", "Normal", based_on="", paragraph='<w:spacing w:before="110" w:after="60"/>', is_default=True)
        + _style(
            "DefaultParagraphFont",
            "Default Paragraph Font",
            kind="character",
            based_on="",
            flags=hidden,
            is_default=True,
        )
        + _style(
            "TableNormal",
            "Normal Table",
            kind="table",
            based_on="",
            flags=hidden,
            is_default=True,
            table=f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>',
        )
        + _style("NoList", "No List", kind="numbering", based_on="", flags=hidden, is_default=True)
    )


_SIDES = ("top", "left", "bottom", "right")


def _headings() -> str:
    title = _style(
        "Title",
        "Title",
        following="Normal",
        paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="160" w:line="252" w:lineRule="auto"/>',
        run=f'<w:b/><w:bCs/><w:color w:val="{_ACCENT}"/><w:sz w:val="40"/><w:szCs w:val="40"/>',
        priority=10,
    )
    return title + "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            following="Normal",
            paragraph=f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="60"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            run=f'<w:b/><w:bCs/>{italic}<w:color w:val="{_ACCENT}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
            priority=9,
        )
        for level, before, size, italic in (
            (1, 320, 28, ""),
            (2, 240, 24, ""),
            (3, 200, 22, ""),
            (4, 160, 22, "<w:i/><w:iCs/>"),
        )
    )


def _prose() -> str:
    rule = '<w:left w:val="single" w:sz="24" w:space="8" w:color="{}"/>'
    air = f'<w:{{}} w:val="single" w:sz="24" w:space="1" w:color="{_TINT}"/>'
    return (
        _style(
            "Quote",
            "Quote",
            paragraph=f"<w:pBdr>{rule.format(_RULE)}</w:pBdr>" + '<w:ind w:left="397" w:right="397"/>',
            run="<w:i/><w:iCs/>",
            priority=29,
        )
        + _style(
            "Hyperlink",
            "Hyperlink",
            kind="character",
            based_on="DefaultParagraphFont",
            run=f'<w:color w:val="{_LINK}"/><w:u w:val="single"/>',
            flags="<w:unhideWhenUsed/>",
            priority=99,
        )
        + _style("LeadIn", "Indledning", following="Normal", paragraph="<w:keepNext/>")
        + _style(
            "CaseFacts",
            "Sagsoplysninger",
            paragraph='<w:tabs><w:tab w:val="left" w:pos="2552"/></w:tabs><w:spacing w:before="20" w:after="20"/>'
            '<w:ind w:left="2552" w:hanging="2552"/>',
        )
        + _style(
            "RouteText",
            "Sagsgang",
            following="Normal",
            paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="100"/>',
        )
        + _style(
            "Decision",
            "Beslutning",
            paragraph=f"<w:pBdr>{air.format('top')}{rule.format(_ACCENT)}{air.format('bottom')}</w:pBdr>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/><w:spacing w:before="0" w:after="0" w:line="300" '
            'w:lineRule="auto"/><w:ind w:left="227"/>',
        )
    )


def _lists() -> str:
    styles = []
    spacing = '<w:spacing w:before="30" w:after="30"/>'
    for level in _LIST_LEVELS:
        suffix = f" {level + 1}" if level else ""
        for base, name, number in (
            ("ListBullet", "List Bullet", BULLET_LIST),
            ("ListNumber", "List Number", NUMBER_LIST),
        ):
            numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            styles.append(_style(list_style(base, level), name + suffix, paragraph=numbered + spacing))
        indent = f'<w:ind w:left="{STEP * (level + 1)}"/>'
        styles.append(_style(list_style("ListContinue", level), f"List Continue{suffix}", paragraph=spacing + indent))
    return "".join(styles)


def _page() -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs><w:spacing w:before="0" w:after="0"/>'
    border = f'<w:pBdr><w:{{}} w:val="single" w:sz="6" w:space="4" w:color="{_RULE}"/></w:pBdr>'
    run = f'<w:color w:val="{_GREY}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
    return "".join(
        _style(
            name.title(), name, paragraph=border.format(edge) + tab, run=run, flags="<w:unhideWhenUsed/>", priority=99
        )
        for name, edge in (("header", "bottom"), ("footer", "top"))
    )


def _tables() -> str:
    tight = '<w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/>'
    size = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    bold = f'<w:b/><w:bCs/><w:color w:val="{_ACCENT}"/>{size}'
    centred = '<w:jc w:val="center"/>'
    return (
        _style("TableText", "Tabeltekst", paragraph=tight, run=size)
        + _style("TableHeading", "Tabeloverskrift", paragraph="<w:keepNext/>" + tight, run=bold)
        + _style("RouteCode", "Udvalgskode", paragraph="<w:keepNext/>" + tight + centred, run=bold)
        + _style("RouteMark", "Udvalgsmærke", paragraph=tight + centred, run="<w:b/><w:bCs/>")
        + _style(
            "TableEnd",
            "Tabelslut",
            paragraph='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
            run='<w:sz w:val="8"/><w:szCs w:val="8"/>',
            flags="<w:semiHidden/>",
        )
        + _table_style("CaseTable", "Sagstabel", ("top", "bottom", "insideH"))
        + _table_style("RouteTable", "Sagsgangstabel", ("top", "left", "bottom", "right", "insideH", "insideV"))
    )


def _table_style(identifier: str, name: str, edges: tuple[str, ...]) -> str:
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>' for edge in edges)
    margins = "".join(f'<w:{side} w:w="{100 if side in ("left", "right") else 50}" w:type="dxa"/>' for side in _SIDES)
    header = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/></w:tcPr>'
    return _style(
        identifier,
        name,
        kind="table",
        based_on="TableNormal",
        table=f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{header}</w:tblStylePr>',
    )
