package dev.retune.ui.theme;

import dev.retune.settings.model.DesktopSettings;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** The theme of a window: the one in the settings, or else that of the system. */
public final class WindowTheme implements AutoCloseable {
  private final Supplier<Optional<Theme>> saved;
  private final ReadOnlyObjectWrapper<Theme> shown;
  private Optional<Theme> chosen;
  private Optional<Scene> scene = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;
  private Subscription wishes = Subscription.EMPTY;
  private DesktopSettings wanted = DesktopSettings.standard();

  /**
   * Starts with what is saved.
   *
   * @param saved the theme in the settings; empty to follow the system's
   */
  public WindowTheme(Supplier<Optional<Theme>> saved) {
    this.saved = saved;
    this.chosen = saved.get();
    this.shown = new ReadOnlyObjectWrapper<>(preferred());
  }

  /** Follows the wanted size of text and motion from now on. */
  public void follow(ObservableValue<DesktopSettings> settings) {
    wishes.unsubscribe();
    wishes =
        settings.subscribe(
            now -> {
              wanted = now;
              apply(shown.get());
            });
  }

  /** The current theme. */
  public ReadOnlyObjectProperty<Theme> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Applies the theme to the scene of the window, and follows the system's from now on. */
  public void applyTo(Scene window) {
    scene = Optional.of(window);
    apply(shown.get());
    subscription = Theme.onSystemChange(() -> apply(preferred()));
  }

  /** Changes to the other theme and stops following the system's; returns the new one. */
  public Theme toggle() {
    Theme other = shown.get().opposite();
    chosen = Optional.of(other);
    apply(other);
    return other;
  }

  /** Applies what is saved now. */
  public void reload() {
    chosen = saved.get();
    apply(preferred());
  }

  private Theme preferred() {
    return chosen.orElseGet(Theme::ofSystem);
  }

  private void apply(Theme theme) {
    shown.set(theme);
    scene.ifPresent(window -> theme.apply(window, wanted));
  }

  /** Stops following the system's theme. */
  @Override
  public void close() {
    subscription.unsubscribe();
    wishes.unsubscribe();
  }
}
