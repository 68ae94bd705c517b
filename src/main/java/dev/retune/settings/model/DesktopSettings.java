package dev.retune.settings.model;

import java.util.List;
import java.util.Optional;

/**
 * What a person has set for the window.
 *
 * @param textSize size of text in pixels, {@value #SMALLEST} to {@value #LARGEST}
 * @param reducedMotion whether nothing moves by itself
 * @param notifications whether the desktop is told of alerts and finished runs while the window is
 *     not in front
 * @param trayIcon whether an icon in the tray keeps the schedule running when the window is closed
 * @param firstSteps whether the first steps of a new workspace are shown
 * @param reviewTimer whether Review shows how long an answer has been open
 * @param reviewGoal answers that a reviewer wants to judge in a day
 * @param checkForUpdates whether the update address is asked for a newer version
 * @param updateAddress the address that names the newest version, if there is one
 * @param templates texts that reviewers use again
 * @param views named filters of Feedback
 */
public record DesktopSettings(
    int textSize,
    boolean reducedMotion,
    boolean notifications,
    boolean trayIcon,
    boolean firstSteps,
    boolean reviewTimer,
    int reviewGoal,
    boolean checkForUpdates,
    Optional<String> updateAddress,
    List<TextTemplate> templates,
    List<SavedView> views) {
  /** The smallest size of text. */
  public static final int SMALLEST = 11;

  /** The largest size of text. */
  public static final int LARGEST = 20;

  /** The usual size of text. */
  public static final int USUAL = 13;

  /** Copies the lists. */
  public DesktopSettings {
    templates = List.copyOf(templates);
    views = List.copyOf(views);
  }

  /** Returns the defaults. */
  public static DesktopSettings standard() {
    return new DesktopSettings(
        USUAL, false, true, false, true, true, 20, false, Optional.empty(), List.of(), List.of());
  }

  /** Returns a copy with another size of text, within the limits. */
  public DesktopSettings withTextSize(int size) {
    return new DesktopSettings(
        Math.clamp(size, SMALLEST, LARGEST),
        reducedMotion,
        notifications,
        trayIcon,
        firstSteps,
        reviewTimer,
        reviewGoal,
        checkForUpdates,
        updateAddress,
        templates,
        views);
  }

  /** Returns a copy with the first steps shown or hidden. */
  public DesktopSettings withFirstSteps(boolean shown) {
    return new DesktopSettings(
        textSize,
        reducedMotion,
        notifications,
        trayIcon,
        shown,
        reviewTimer,
        reviewGoal,
        checkForUpdates,
        updateAddress,
        templates,
        views);
  }

  /** Returns a copy with the timer of Review on or off. */
  public DesktopSettings withReviewTimer(boolean on) {
    return new DesktopSettings(
        textSize,
        reducedMotion,
        notifications,
        trayIcon,
        firstSteps,
        on,
        reviewGoal,
        checkForUpdates,
        updateAddress,
        templates,
        views);
  }

  /** Returns a copy with another goal for a day. */
  public DesktopSettings withReviewGoal(int goal) {
    return new DesktopSettings(
        textSize,
        reducedMotion,
        notifications,
        trayIcon,
        firstSteps,
        reviewTimer,
        goal,
        checkForUpdates,
        updateAddress,
        templates,
        views);
  }

  /** Returns a copy with other templates. */
  public DesktopSettings withTemplates(List<TextTemplate> others) {
    return new DesktopSettings(
        textSize,
        reducedMotion,
        notifications,
        trayIcon,
        firstSteps,
        reviewTimer,
        reviewGoal,
        checkForUpdates,
        updateAddress,
        others,
        views);
  }

  /** Returns a copy with other views. */
  public DesktopSettings withViews(List<SavedView> others) {
    return new DesktopSettings(
        textSize,
        reducedMotion,
        notifications,
        trayIcon,
        firstSteps,
        reviewTimer,
        reviewGoal,
        checkForUpdates,
        updateAddress,
        templates,
        others);
  }
}
