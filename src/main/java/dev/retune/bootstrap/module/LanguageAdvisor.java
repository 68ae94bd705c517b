package dev.retune.bootstrap.module;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.language.LanguageGroups;
import dev.retune.common.language.TextLanguage;
import dev.retune.embedding.install.InstalledModel;
import dev.retune.embedding.recommendation.LanguageAdvice;
import dev.retune.embedding.recommendation.RecommendedModel;
import dev.retune.embedding.recommendation.RecommendedModels;
import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.settings.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether the model in use suits the documents, and which one would. */
final class LanguageAdvisor {
  private static final Logger LOG = LoggerFactory.getLogger(LanguageAdvisor.class);
  private static final int DOCUMENTS = 100;
  private static final int BEGINNING = 600;

  private final DocumentRepository documents;
  private final IndexModule index;
  private final Settings settings;

  LanguageAdvisor(DocumentRepository documents, IndexModule index, Settings settings) {
    this.documents = documents;
    this.index = index;
    this.settings = settings;
  }

  /** The advice; empty when the model suits, or nothing better is known. */
  Optional<LanguageAdvice> advice() {
    List<String> beginnings =
        documents.after(0, DOCUMENTS).stream()
            .map(Document::body)
            .map(body -> body.substring(0, Math.min(BEGINNING, body.length())))
            .toList();
    if (beginnings.isEmpty()) {
      return Optional.empty();
    }
    String model = index.modelUsage().live().orElseGet(settings::model);
    try {
      TokenizerLanguageFit fit = index.models().fit(model, beginnings);
      TextLanguage language = language(beginnings);
      List<RecommendedModel> recommended = RecommendedModels.read().of(language);
      return recommended.isEmpty() || !fit.isPoor()
          ? Optional.empty()
          : Optional.of(
                  new LanguageAdvice(
                      model,
                      language,
                      fit.share(),
                      recommended.getFirst(),
                      recommended.subList(1, recommended.size()),
                      installed(recommended)))
              .filter(advice -> advice.installed().filter(model::equals).isEmpty());
    } catch (ApplicationException e) {
      // the commands that use the model tell what is wrong with it
      LOG.info("{} cannot be compared with the documents", model, e);
      return Optional.empty();
    }
  }

  /** The language of most documents. */
  private static TextLanguage language(List<String> texts) {
    LanguageGroups groups = LanguageGroups.of(texts);
    return texts.stream()
        .collect(Collectors.groupingBy(groups::language, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(TextLanguage.NONE);
  }

  private Optional<String> installed(List<RecommendedModel> models) {
    List<InstalledModel> installed = index.installedModels().list();
    return models.stream()
        .map(RecommendedModel::repository)
        .flatMap(
            name ->
                installed.stream()
                    .filter(
                        each -> each.record().filter(r -> r.repository().equals(name)).isPresent()))
        .map(each -> each.spec().id())
        .findFirst();
  }
}
