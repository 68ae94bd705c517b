package dev.retune.ui.shell;

import dev.retune.ui.navigation.GuidePage;
import dev.retune.ui.navigation.GuidePlace;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The screens in navigation order. */
public enum ScreenId {
  /** Satisfaction with the answers. */
  OVERVIEW(Feather.ACTIVITY, KeyCode.DIGIT1, true),
  /** All votes. */
  FEEDBACK(Feather.MESSAGE_SQUARE, KeyCode.DIGIT2, true),
  /** Manual review of disliked answers. */
  REVIEW(Feather.CHECK_SQUARE, KeyCode.DIGIT3, false),
  /** Reason codes and the reasons assigned to them. */
  REASONS(Feather.TAG, KeyCode.DIGIT4, true),
  /** What people complain of. */
  TOPICS(Feather.GRID, KeyCode.DIGIT5, false),
  /** Retraining of the index. */
  RETRAIN(Feather.LAYERS, KeyCode.DIGIT6, false),
  /** Causes of dislikes with their cures, and work on the knowledge. */
  IMPROVE(Feather.TRENDING_UP, KeyCode.DIGIT7, false),
  /** The weekly report. */
  REPORT(Feather.SEND, KeyCode.DIGIT8, false),
  /** The settings. */
  SETTINGS(Feather.SLIDERS, KeyCode.DIGIT9, false);

  @SuppressWarnings("ImmutableEnumChecker") // the icon is an enum constant itself
  private final Ikon icon;

  private final KeyCode digit;
  private final boolean windowed;

  ScreenId(Ikon icon, KeyCode digit, boolean windowed) {
    this.icon = icon;
    this.digit = digit;
    this.windowed = windowed;
  }

  /** The icon in the navigation. */
  public Ikon icon() {
    return icon;
  }

  /** The key that opens the screen together with Ctrl. */
  KeyCode digit() {
    return digit;
  }

  /** Whether the screen depends on the selected time window. */
  public boolean windowed() {
    return windowed;
  }

  /** The guide about it. */
  GuidePlace guide() {
    return switch (this) {
      case OVERVIEW, FEEDBACK, REVIEW, REASONS -> new GuidePlace(GuidePage.CONSOLE, id());
      case TOPICS -> GuidePlace.of(GuidePage.TOPICS);
      case RETRAIN -> GuidePlace.of(GuidePage.LOOP);
      case IMPROVE -> GuidePlace.of(GuidePage.IMPROVE);
      case REPORT -> new GuidePlace(GuidePage.SLACK, "the-weekly-report");
      case SETTINGS -> GuidePlace.of(GuidePage.SETTINGS);
    };
  }

  /** The name in keys and files, such as {@code overview}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
