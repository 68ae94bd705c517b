package dev.retune.ui.installation;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.install.InstallationPlan;
import dev.retune.embedding.install.VariantChoice;
import dev.retune.ui.format.ValueFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes models of the hub and what their installation does. */
public final class InstallationFormatter {
  private static final int MOST_LANGUAGES = 4;
  private static final int COMMIT_DIGITS = 12;
  private static final String MULTILINGUAL = "multilingual";

  /** Less than this are the files that planning itself fetches. */
  private static final long WORTH_SAYING = 200_000;

  /** The names of the licenses that most models have. */
  private static final Map<String, String> LICENSES =
      Map.of("mit", "MIT", "apache-2.0", "Apache 2.0");

  private final Texts texts;
  private final ValueFormatter formatter;

  /** Creates a formatter for one language. */
  public InstallationFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  /** A fact with its name. */
  record NamedFact(String name, String value) {}

  /** What the user should know before an installation. */
  List<NamedFact> facts(InstallationPlan plan) {
    List<NamedFact> facts = new ArrayList<>();
    plan.renamedFrom()
        .ifPresent(old -> facts.add(fact("renamed", texts.get("ui.installation.renamed", old))));
    facts.add(
        fact("license", plan.model().license().map(this::license).orElseGet(this::unknownLicense)));
    facts.add(fact("size", size(plan)));
    facts.add(fact("languages", languages(plan.model().languages())));
    facts.add(fact("file", choice(plan.choice())));
    facts.add(fact("prefixes", prefixes(plan)));
    facts.add(
        fact(
            "revision",
            plan.model()
                .commit()
                .substring(0, Math.min(COMMIT_DIGITS, plan.model().commit().length()))));
    return facts;
  }

  private NamedFact fact(String name, String value) {
    return new NamedFact(texts.get("ui.installation.fact." + name), value);
  }

  private String size(InstallationPlan plan) {
    String size =
        plan.present() >= WORTH_SAYING
            ? texts.get(
                "ui.installation.sizeHere",
                formatter.bytes(plan.bytes()),
                formatter.bytes(plan.present()))
            : formatter.bytes(plan.bytes());
    return plan.possible() > 0
        ? size + " " + texts.get("ui.installation.sizeMore", formatter.bytes(plan.possible()))
        : size;
  }

  /** The file that is run, and why this one. */
  private String choice(VariantChoice choice) {
    String form = texts.get(choice.form());
    if (choice.asked()) {
      return texts.get("ui.installation.choiceAsked", choice.path(), form);
    }
    if (!choice.suits()) {
      return texts.get("ui.installation.choiceOther", choice.path(), form);
    }
    return choice.others().isEmpty()
        ? texts.get("ui.installation.choiceOnly", choice.path(), form)
        : texts.get("ui.installation.choice", choice.path(), form);
  }

  private String prefixes(InstallationPlan plan) {
    String query = plan.settings().queryPrefix();
    String passage = plan.settings().passagePrefix();
    return query.isEmpty() && passage.isEmpty()
        ? texts.get("ui.installation.noPrefix")
        : texts.get("ui.installation.prefix", plain(query), plain(passage));
  }

  private static String plain(String prefix) {
    return prefix.replace("\n", "\\n");
  }

  /** The name of a license by its identifier at the hub. */
  public String license(String id) {
    return LICENSES.getOrDefault(id, id);
  }

  /** What is said where the authors state no license. */
  public String unknownLicense() {
    return texts.get("ui.installation.licenseUnknown");
  }

  /** Some languages by their names, and how many more there are. */
  public String languages(List<String> codes) {
    if (codes.isEmpty()) {
      return texts.get("ui.installation.languagesUnknown");
    }
    String first =
        codes.stream().limit(MOST_LANGUAGES).map(this::language).collect(Collectors.joining(", "));
    return codes.size() <= MOST_LANGUAGES
        ? first
        : texts.get("ui.installation.moreLanguages", first, codes.size() - MOST_LANGUAGES);
  }

  /** The name of a language by its code. */
  public String language(String code) {
    return code.equals(MULTILINGUAL)
        ? texts.get("ui.installation.multilingual")
        : Locale.forLanguageTag(code.replace('_', '-')).getDisplayLanguage(texts.locale());
  }

  /** How much had arrived when it was cancelled. */
  String cancelled(TaskProgress now) {
    return texts.get(
        "ui.installation.cancelled", formatter.bytes(now.done()), formatter.bytes(now.total()));
  }

  /** It was cancelled before anything had arrived. */
  String cancelledBefore() {
    return texts.get("ui.installation.cancelledBefore");
  }
}
