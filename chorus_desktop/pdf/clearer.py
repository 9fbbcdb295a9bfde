"""A photo of a sheet made as clear as a scan: its shadow taken off, its paper white, its ink dark."""

from PIL import Image, ImageFilter, ImageMath

_GROUND = 160
"""Pixels of the long side in which the light on the paper is measured: finer would take large letters for a shadow."""

_WHITE, _BLACK = 0.92, 0.28
"""Of the light on the paper: what is at least so bright becomes white, what is darker than that becomes black."""


def clearer(image: Image.Image) -> Image.Image:
    """The picture in grey, each dot measured against the light that falls on the paper around it.

    Args:
        image: upright; the sheet fills it.
    """
    grey = image.convert("L")
    ground = grey.copy()
    ground.thumbnail((_GROUND, _GROUND), Image.Resampling.BOX)
    # The brightest near each dot is the paper; what is written on it is darker and finer.
    ground = ground.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3)).resize(grey.size, Image.Resampling.BICUBIC)
    lit: Image.Image = ImageMath.lambda_eval(
        lambda given: given["convert"](given["min"](given["grey"] * 255 / given["max"](given["ground"], 1), 255), "L"),
        grey=grey, ground=ground,
    )  # fmt: skip
    low, high = 255 * _BLACK, 255 * _WHITE
    return lit.point([max(0, min(255, round((value - low) * 255 / (high - low)))) for value in range(256)])
