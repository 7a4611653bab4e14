# SPDX-License-Identifier: EUPL-1.2
"""The templates of the theme that ours replace are still the ones we read when we replaced them."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

OURS: Final = Path(__file__).parents[2] / "build_hooks" / "theme"
UPSTREAM: Final = Path(str(files("material"))) / "templates"

# `base.html` has no replacement, but `main.html` fills its blocks.
KNOWN: Final = {
    "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
    "base.html": "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb",
    "main.html": "9948b55a7bc979c35825df99baba9e6971fca4eb298dea3cdde61e990a2de5e0",
    "partials/footer.html": "50c2a75f013b7b03fb97f381860c77df8fd5d13d68f90d3281754b68f69ec894",
    "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "partials/javascripts/base.html": "d6113712bc4deb30b4bd810ee0dfc28b6f04d2f88cc0016c0f1766eac7b762b6",
    "partials/javascripts/content.html": "3722e156f0f6339de39fbbfc178b6e401d1a4fb890f189ac5b80c2504bda7dcf",
    "partials/javascripts/palette.html": "8790389765ea6036effddba548b15093bb05bdc75624eaeaf8b13f3c24be4ab5",
    "partials/language.html": "3a44516f305006ac794f51a45ad7b532cf270916d8e92e8c42784e58b2eff0a3",
    "partials/nav.html": "af33f6e032f632eb055c365eb5f1a975bf8456152fa768e69a1aad6d470b843f",
    "partials/palette.html": "fb935107ae7d3d7475965019eec36c1ad72bf1d154254dab2474921fcd2710e3",
    "partials/search.html": "bfd556535abcddb99396ab2a7e3acc2ebcd3f36756007d3969396caa4126be30",
    "partials/toc.html": "fde48f583563364b0e0e6865a5ab1e7060ec1826161f69f5cbee653e621b0f84",
}

ADVICE: Final = (
    "The theme changed {name}. Compare it with build_hooks/theme/: does ours still do what the scripts of the theme expect, "
    "and does theirs write something inline, store something or fetch something new? Then put the new hash here: {found}"
)


def test_theme_partials_are_the_ones_we_overrode() -> None:
    for name, known in KNOWN.items():
        found = sha256((UPSTREAM / name).read_bytes()).hexdigest()
        assert found == known, ADVICE.format(name=name, found=found)


def test_every_override_is_watched() -> None:
    replaced = {file.relative_to(OURS).as_posix() for file in OURS.rglob("*.html")}
    assert {name for name in replaced if (UPSTREAM / name).exists()} <= KNOWN.keys()
