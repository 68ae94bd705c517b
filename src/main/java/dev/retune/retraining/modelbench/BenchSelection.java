package dev.retune.retraining.modelbench;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.install.InstalledModel;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.InstalledReranker;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.index.version.ModelUsage;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is compared: each model with the default recipe, and each reranker on top of one of them.
 *
 * @param models the models, variants of one repository among them
 * @param rerankers the rerankers
 */
public record BenchSelection(List<Subject> models, List<RerankerSubject> rerankers) {
  public BenchSelection {
    models = List.copyOf(models);
    rerankers = List.copyOf(rerankers);
  }

  /**
   * A model to measure.
   *
   * @param diskBytes length of its files
   * @param live whether the live index uses it
   */
  public record Subject(ModelSpec model, long diskBytes, boolean live) {}

  /**
   * A reranker to measure.
   *
   * @param diskBytes length of its files
   * @param live whether the live index uses it
   */
  public record RerankerSubject(RerankerSpec reranker, long diskBytes, boolean live) {}

  /**
   * Selects among what is installed.
   *
   * @param names ids or names at the hub of models and rerankers; empty for all. Rerankers without
   *     a model are compared on the model in use.
   * @param current the model in use
   * @throws InvalidInputException when nothing installed has one of the names
   */
  public static BenchSelection of(
      InstalledModels installed, ModelUsage usage, List<String> names, String current) {
    List<InstalledModel> models = installed.list();
    List<InstalledReranker> rerankers = installed.rerankers();
    for (String name : names) {
      boolean known =
          models.stream().anyMatch(each -> installed.isSame(name, each.spec().id()))
              || rerankers.stream().anyMatch(each -> installed.isSame(name, each.spec().id()));
      if (!known) {
        throw new InvalidInputException("embedding.noModel", name);
      }
    }
    Predicate<String> wanted =
        id -> names.isEmpty() || names.stream().anyMatch(name -> installed.isSame(name, id));
    boolean anyModel = models.stream().anyMatch(each -> wanted.test(each.spec().id()));
    return new BenchSelection(
        models.stream()
            .filter(
                each ->
                    anyModel
                        ? wanted.test(each.spec().id())
                        : installed.isSame(current, each.spec().id()))
            .map(each -> subject(each, usage))
            .toList(),
        rerankers.stream()
            .filter(each -> wanted.test(each.spec().id()))
            .map(each -> subject(each, usage))
            .toList());
  }

  private static Subject subject(InstalledModel each, ModelUsage usage) {
    return new Subject(
        each.spec(), each.bytes(), usage.live().filter(each.spec().id()::equals).isPresent());
  }

  private static RerankerSubject subject(InstalledReranker each, ModelUsage usage) {
    return new RerankerSubject(
        each.spec(),
        each.bytes(),
        usage.liveReranker().filter(each.spec().id()::equals).isPresent());
  }
}
