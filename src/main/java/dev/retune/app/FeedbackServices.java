package dev.retune.app;

import dev.retune.export.Exporter;
import dev.retune.fault.Failure;
import dev.retune.feedback.Conversation;
import dev.retune.feedback.Conversations;
import dev.retune.feedback.Document;
import dev.retune.feedback.FilterLine;
import dev.retune.feedback.Source;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.find.VoteList;
import dev.retune.index.Mode;
import dev.retune.index.SearchHit;
import dev.retune.reasons.ReasonCode;
import dev.retune.settings.Settings;
import dev.retune.stats.VoteFigures;
import dev.retune.stats.Window;
import dev.retune.ui.feedback.FeedbackDesk;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the screen Feedback asks of the services. */
record FeedbackServices(
    CoreServices core, Settings settings, FeedbackModule feedback, IndexModule index)
    implements FeedbackDesk {
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackServices.class);
  private static final int HITS_LOOKED_AT = 50;

  @Override
  public Optional<Instant> since(Window window) {
    return feedback.stats().from(window, core.clock().instant());
  }

  @Override
  public List<VoteRow> page(VoteFilter filter, Optional<VoteKey> after, int limit) {
    return list().page(filter, after, limit);
  }

  @Override
  public VoteFigures figures(VoteFilter filter) {
    return feedback.figures().of(filter);
  }

  @Override
  public long behind() {
    return core.textIndex().behind();
  }

  @Override
  public void follow(Monitor monitor) {
    core.textIndex().follow(monitor);
  }

  @Override
  public Offers offers() {
    List<String> sources = feedback.sources().all().stream().map(Source::name).toList();
    List<String> codes =
        feedback.reasonLists().current().codes().stream().map(ReasonCode::code).toList();
    return new Offers(codes, sources, list().models(), list().promptVersions());
  }

  @Override
  public Optional<Talk> talk(long id) {
    Conversations conversations = feedback.conversations();
    return conversations
        .byId(id)
        .map(
            conversation -> {
              Optional<Document> document = document(conversation);
              return new Talk(
                  conversation,
                  conversations.votesOf(id),
                  feedback.decisions().of(id),
                  document,
                  document.flatMap(found -> passage(conversation, found)));
            });
  }

  private Optional<Document> document(Conversation conversation) {
    return conversation
        .documentExternalId()
        .flatMap(
            id ->
                feedback.documents().byExternalId(id).stream()
                    .filter(d -> d.sourceId() == conversation.sourceId())
                    .findFirst());
  }

  /** By words alone, so that no model has to be loaded for it. */
  private Optional<String> passage(Conversation conversation, Document document) {
    try {
      return index
          .search()
          .search(conversation.question(), HITS_LOOKED_AT, Mode.LEXICAL)
          .hits()
          .stream()
          .filter(hit -> hit.documentId() == document.id())
          .findFirst()
          .map(SearchHit::text);
    } catch (Failure e) {
      LOG.info("no live index to find the passage with: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Exporter.Manifest export(
      VoteFilter filter, long total, Exporter.Format format, Path file, Monitor monitor) {
    VoteList list = list();
    return feedback
        .exporter()
        .list(
            (after, limit) -> list.keys(filter, after, limit),
            new FilterLine(settings.zoneId()).write(filter),
            total,
            format,
            file,
            monitor);
  }

  private VoteList list() {
    return feedback.voteList();
  }
}
