package dev.retune.ui.shell;

import dev.retune.ui.settings.SettingsGateway;
import dev.retune.ui.task.TaskRunner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Persists choices made by button like those made in Settings. */
final class SettingWriter {
  private final TaskRunner runner;
  private final Map<String, String> pending = new ConcurrentHashMap<>();

  SettingWriter(TaskRunner runner) {
    this.runner = runner;
  }

  /**
   * Saves a choice.
   *
   * @param then called in either case
   */
  void save(
      SettingsGateway settings,
      String setting,
      String value,
      Runnable then,
      Consumer<Throwable> failed) {
    pending.put(setting, value);
    runner.run(
        () -> {
          // Serialized, so that of two quick changes the second wins.
          synchronized (pending) {
            return settings.change(now -> now.with(Map.copyOf(pending)));
          }
        },
        saved -> then.run(),
        e -> {
          then.run();
          failed.accept(e);
        });
  }

  /** Forgets earlier choices, after Settings has saved others. */
  void clear() {
    pending.clear();
  }
}
