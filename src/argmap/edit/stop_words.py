"""The words that say little by themselves, in several languages: no id is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ENGLISH = """
    a about above after all also although an and any are as at be because been before being both
    but by can could did do does during each either even every few for from further had has have
    he her here hers him his how however i if in into is it its itself just let many may me
    might more most much must my neither nor of off on once one ones only or other our out over
    own per rather same shall she should so some such than that the their them then there these
    they this those through thus to too under until up upon us very was we were what when where
    whether which while who whom whose why will with within would you your
"""
_GERMAN = """
    aber als also am an auch auf aus bei bin bis da damit dann das dass dem den der des dessen
    die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines
    er es etwas für gegen hat haben hatte hier ich ihr ihre ihrem ihren ihrer im in ist ja jede
    jedem jeden jeder jedes kann können man mehr mit muss müssen nach noch nur ob oder sehr sein
    seine sich sie sind so sollte sollten solche über um und uns unter vom von vor war waren was
    weil welche wenn wer werden wie wir wird wo wurde wurden zu zum zur zwar
"""
_FRENCH = """
    à afin ainsi alors au aucun aussi autre aux avec beaucoup car ce cela ces cet cette ceux
    chaque comme dans de depuis des donc dont du elle elles en encore est et étaient était être
    eux fait il ils je l la le les leur leurs lui ma mais même mes moi mon notre nos nous on ont
    ou où par parce peut peuvent plus pour qu que quel quelle qui sa sans se ses si son sont
    sous sur ta te toi ton tout tous toute un une vers voici votre vous y
"""
_SPANISH = """
    a al algo ante antes aunque cada como con cual cuando de del desde donde dos e el ella ellos
    en entre era es esa ese eso esta está este esto fue ha han hasta hay la las le les lo los
    más me mi muy nos o otra otro para pero por porque pues que qué quien se sea ser si sí sin
    sobre son su sus también tan te tiene todo un una uno unos y ya
"""

STOP_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset(_ENGLISH.split()),
        "de": frozenset(_GERMAN.split()),
        "fr": frozenset(_FRENCH.split()),
        "es": frozenset(_SPANISH.split()),
    }
)
"""The words that say little, by language; a text in another language keeps all of its words."""
