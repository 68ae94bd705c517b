package dev.retune.ui.navigation;

import dev.retune.settings.model.DesktopSettings;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is set for the window, changed where it is used and saved in the background. */
public final class DesktopPreferences {
  private final ReadOnlyObjectWrapper<DesktopSettings> settings;
  private final Consumer<UnaryOperator<DesktopSettings>> save;

  /**
   * Starts with what is saved.
   *
   * @param save saves a change in the background
   */
  public DesktopPreferences(DesktopSettings saved, Consumer<UnaryOperator<DesktopSettings>> save) {
    this.settings = new ReadOnlyObjectWrapper<>(saved);
    this.save = save;
  }

  /** Returns preferences that are not saved. */
  public static DesktopPreferences unsaved() {
    return new DesktopPreferences(DesktopSettings.standard(), change -> {});
  }

  /** What holds now. */
  public ReadOnlyObjectProperty<DesktopSettings> settings() {
    return settings.getReadOnlyProperty();
  }

  /** Changes it, at once in the window. */
  public void change(UnaryOperator<DesktopSettings> change) {
    DesktopSettings changed = change.apply(settings.get());
    if (!changed.equals(settings.get())) {
      settings.set(changed);
      save.accept(change);
    }
  }
}
