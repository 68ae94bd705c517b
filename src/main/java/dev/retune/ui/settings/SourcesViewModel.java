package dev.retune.ui.settings;

import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** The sources, one of which is open for editing. */
final class SourcesViewModel {
  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final SettingsForm settingsForm;
  private final SourceInspectionModel inspection;
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
  private final SourceForm form = new SourceForm();
  private final StringProperty password = new SimpleStringProperty("");
  private boolean opening;

  SourcesViewModel(SettingsGateway gateway, ScreenContext context, SettingsForm settingsForm) {
    this.gateway = gateway;
    this.context = context;
    this.settingsForm = settingsForm;
    this.inspection = new SourceInspectionModel(gateway, context);
    form.fields().forEach(field -> field.text().subscribe((was, is) -> edited()));
  }

  ObservableList<SourceConfig> sources() {
    return settingsForm.sources();
  }

  /** The index of the open source; -1 for none. */
  ReadOnlyIntegerProperty selected() {
    return selected.getReadOnlyProperty();
  }

  /** The fields of the open source. */
  SourceForm form() {
    return form;
  }

  StringProperty password() {
    return password;
  }

  /** The inspection of the open source. */
  SourceInspectionModel inspection() {
    return inspection;
  }

  /** Opens a source. */
  void open(int index) {
    inspection.clear();
    opening = true;
    selected.set(index);
    password.set("");
    source().ifPresentOrElse(form::show, form::clear);
    opening = false;
  }

  private Optional<SourceConfig> source() {
    int index = selected.get();
    return index >= 0 && index < sources().size()
        ? Optional.of(sources().get(index))
        : Optional.empty();
  }

  /** Adds a source under an unused name. */
  void add() {
    int number = 1;
    while (isTaken("chat" + number, -1)) {
      number++;
    }
    sources().add(SourceConfig.of("chat" + number, ""));
    open(sources().size() - 1);
  }

  private boolean isTaken(String wanted, int except) {
    for (int i = 0; i < sources().size(); i++) {
      if (i != except && sources().get(i).name().equalsIgnoreCase(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Removes the open source; rows already imported stay in the workspace. */
  void remove() {
    int index = selected.get();
    if (source().isPresent()) {
      open(-1);
      sources().remove(index);
      open(Math.min(index, sources().size() - 1));
    }
  }

  private void edited() {
    if (opening || source().isEmpty()) {
      return;
    }
    boolean taken = isTaken(form.name().text().get().strip(), selected.get());
    if (form.isValid(taken, context.texts())) {
      put(source().get().mapping());
    }
  }

  private void put(SourceMapping mapping) {
    sources().set(selected.get(), form.edited(source().orElseThrow(), mapping));
  }

  /** Stores the typed password in the keyring, under the given name or a generated one. */
  void storePassword() {
    String typed = password.get();
    if (typed.isEmpty() || source().isEmpty()) {
      return;
    }
    String under = form.requireSecretName();
    context
        .runner()
        .run(
            () -> {
              gateway.storeSecret(under, typed);
              return under;
            },
            kept -> {
              password.set("");
              inspection.show(Severity.CALM, context.texts().get("ui.settings.passwordKept", kept));
            },
            inspection::failed);
  }

  /** Inspects the open source: connection, tables, mapping and ten sample rows. */
  void inspect() {
    source().ifPresent(s -> inspection.inspect(s, SecretInput.of(password.get())));
  }

  /** Returns the mapping of the selected kind of row. */
  TableMapping mapping(String kind) {
    return MappingEdits.of(source().map(SourceConfig::mapping).orElse(SourceMapping.GUESSED), kind);
  }

  /** Sets the table of a kind of row, or detects it if the name is empty, and inspects again. */
  void table(String kind, String table) {
    map(kind, MappingEdits.withTable(mapping(kind), table));
  }

  /** Sets the column of a field, or detects it if the name is empty, and inspects again. */
  void column(String kind, String field, String column) {
    map(kind, MappingEdits.withColumn(mapping(kind), field, column));
  }

  private void map(String kind, TableMapping changed) {
    if (source().isEmpty() || changed.equals(mapping(kind))) {
      return;
    }
    put(MappingEdits.with(source().get().mapping(), kind, changed));
    source().ifPresent(s -> inspection.refresh(s, SecretInput.of(password.get())));
  }
}
