package dev.retune.knowledge;

import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.knowledge.fix.FixProposals;
import dev.retune.knowledge.fix.FixStatusReader;
import dev.retune.knowledge.store.KnowledgeDraftRepository;
import dev.retune.knowledge.worklist.FixEffects;
import dev.retune.knowledge.worklist.ItemDecisions;
import dev.retune.knowledge.worklist.WorkListService;

/**
 * The services for work on the knowledge that change no index.
 *
 * @param workList the documents and gaps to work on
 * @param decisions what people decide about these
 * @param proposals fixes
 * @param statuses how far fixes have come
 * @param effects what users made of them
 * @param drafts what people typed and have not proposed
 * @param documents the documents of the sources
 * @param conversations the answers that are cited
 */
public record KnowledgeServices(
    WorkListService workList,
    ItemDecisions decisions,
    FixProposals proposals,
    FixStatusReader statuses,
    FixEffects effects,
    KnowledgeDraftRepository drafts,
    DocumentRepository documents,
    ConversationRepository conversations) {}
