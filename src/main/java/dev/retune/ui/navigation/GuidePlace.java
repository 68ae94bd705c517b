package dev.retune.ui.navigation;

/**
 * A place in a guide.
 *
 * @param anchor the name of a heading; empty for the beginning
 */
public record GuidePlace(GuidePage page, String anchor) {
  /** The beginning of a guide. */
  public static GuidePlace of(GuidePage page) {
    return new GuidePlace(page, "");
  }
}
