package dev.retune.ui.shell;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The screens, in the order of the navigation. */
public enum ScreenId {
  /** How users judge the answers now. */
  OVERVIEW(Feather.ACTIVITY, KeyCode.DIGIT1, true),
  /** Every vote. */
  FEEDBACK(Feather.MESSAGE_SQUARE, KeyCode.DIGIT2, true),
  /** What was disliked, judged by a person. */
  REVIEW(Feather.CHECK_SQUARE, KeyCode.DIGIT3, false),
  /** The codes of reasons, and what is filed under them. */
  REASONS(Feather.TAG, KeyCode.DIGIT4, true),
  /** A better index. */
  RETRAIN(Feather.LAYERS, KeyCode.DIGIT5, false),
  /** What the team is told every week. */
  REPORT(Feather.SEND, KeyCode.DIGIT6, false),
  /** All that a person can set. */
  SETTINGS(Feather.SLIDERS, KeyCode.DIGIT7, false);

  @SuppressWarnings("ImmutableEnumChecker") // the icon is itself a constant
  private final Ikon icon;

  private final KeyCode digit;
  private final boolean windowed;

  ScreenId(Ikon icon, KeyCode digit, boolean windowed) {
    this.icon = icon;
    this.digit = digit;
    this.windowed = windowed;
  }

  /** Its sign in the navigation. */
  public Ikon icon() {
    return icon;
  }

  /** The key that opens it, together with Ctrl. */
  KeyCode digit() {
    return digit;
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
