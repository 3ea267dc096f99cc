"""Generic top-level domains that cards carry. Source: the IANA root zone."""

from __future__ import annotations

GENERIC_TLDS: frozenset[str] = frozenset(
    """
    academy agency ai app architect art asia associates auto bar beauty beer bike bio biz
    blog build builders cafe capital car care cars cat center click clinic clothing cloud
    club coach coffee com community company computer construction consulting coop dental
    design dev digital dog earth eco edu education email energy engineer engineering example
    expert farm fashion film finance financial fit fitness flights fm foundation fun fund
    gallery games garden global gmbh gov green group guru hair health holdings homes
    hospital host hosting hotel house inc info int io jewelry jobs jp kim kyoto land law
    legal life link live llc love ltd management marketing me media mil mobi moe museum
    music nagoya name net network news ngo ninja okinawa one online org osaka page partners
    pet photo photography photos pizza pro properties property realestate rent restaurant
    run ryukyu salon school service services shoes shop site software solar solutions spa
    space store studio support systems tax taxi team tech technology tel test tokyo top
    tours training travel tv university ventures vet video vip website wine work works world
    xxx xyz yoga yokohama
    """.split()
)
