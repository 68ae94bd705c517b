package dev.retune.ui.shell;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The screens, in the order of the navigation. */
public enum Screen {
  /** How users judge the answers now. */
  OVERVIEW(Feather.ACTIVITY, true),
  /** Every vote. */
  FEEDBACK(Feather.MESSAGE_SQUARE, true),
  /** What was disliked, judged by a person. */
  REVIEW(Feather.CHECK_SQUARE, false),
  /** The codes of reasons, and what is filed under them. */
  REASONS(Feather.TAG, true),
  /** A better index. */
  RETRAIN(Feather.LAYERS, false),
  /** What the team is told every week. */
  REPORT(Feather.SEND, false),
  /** All that a person can set. */
  SETTINGS(Feather.SLIDERS, false);

  private final Ikon icon;
  private final boolean windowed;

  Screen(Ikon icon, boolean windowed) {
    this.icon = icon;
    this.windowed = windowed;
  }

  /** Its sign in the navigation. */
  public Ikon icon() {
    return icon;
  }

  /** Whether it shows the figures of the chosen window of time. */
  public boolean windowed() {
    return windowed;
  }

  /** Its name in keys and files, such as {@code overview}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
