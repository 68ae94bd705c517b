package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.TopicModule;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.export.ExportFormat;
import dev.retune.export.ExportManifest;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.ServedDocument;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteFilterParser;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.settings.model.Settings;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.feedback.FeedbackGateway;
import dev.retune.votesearch.VoteListService;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects the Feedback screen to the services. */
record FeedbackGatewayAdapter(
    CoreServices core,
    Settings settings,
    FeedbackModule feedback,
    IndexModule index,
    TopicModule topics)
    implements FeedbackGateway {
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackGatewayAdapter.class);
  private static final int HITS_LOOKED_AT = 50;

  @Override
  public Optional<Instant> since(TimeWindow window) {
    return feedback.stats().from(window, core.clock().instant());
  }

  @Override
  public List<VoteListItem> page(VotePageRequest request) {
    return list().page(request);
  }

  @Override
  public VoteSummary summary(VoteFilter filter) {
    return feedback.figures().of(filter);
  }

  @Override
  public long pendingInTextIndex() {
    return core.textIndex().behind();
  }

  @Override
  public void updateTextIndex(ProgressMonitor monitor) {
    core.textIndex().follow(monitor);
  }

  @Override
  public FilterChoices filterChoices() {
    List<String> sources = feedback.sources().all().stream().map(Source::name).toList();
    List<String> codes =
        feedback.reasonLists().current().codes().stream().map(ReasonCode::code).toList();
    return new FilterChoices(
        codes, sources, list().models(), list().promptVersions(), topics.topics().names());
  }

  @Override
  public Optional<AnswerDetails> answerDetails(long id) {
    ConversationRepository conversations = feedback.conversations();
    return conversations
        .byId(id)
        .map(
            conversation -> {
              List<ServedDocument> documents = feedback.documents().servedWith(conversation);
              return new AnswerDetails(
                  conversation,
                  conversations.votesOf(id),
                  feedback.decisions().of(id),
                  documents,
                  documents.stream()
                      .flatMap(served -> served.document().stream())
                      .findFirst()
                      .flatMap(found -> passage(conversation, found)));
            });
  }

  /** Uses lexical search, so that no model has to be loaded. */
  private Optional<String> passage(Conversation conversation, Document document) {
    try {
      return index
          .search()
          .search(conversation.question(), HITS_LOOKED_AT, SearchMode.LEXICAL)
          .hits()
          .stream()
          .filter(hit -> hit.documentId() == document.id())
          .findFirst()
          .map(SearchHit::text);
    } catch (ApplicationException e) {
      LOG.info("no live index to find the passage with: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public ExportManifest export(
      VoteFilter filter, long total, ExportFormat format, Path file, ProgressMonitor monitor) {
    VoteListService list = list();
    return feedback
        .exporter()
        .list(
            (after, limit) -> list.cursors(new VotePageRequest(filter, after, limit)),
            new VoteFilterParser(settings.zoneId()).write(filter),
            total,
            format,
            file,
            monitor);
  }

  private VoteListService list() {
    return feedback.voteList();
  }
}
