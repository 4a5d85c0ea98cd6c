package dev.gatehouse.ui.wizard;

import dev.gatehouse.ui.compare.ComparePane;
import dev.gatehouse.ui.compare.FindingsList;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Step.Ask;
import java.util.ArrayList;
import java.util.List;

/** Chooses a step's forms by what the process says that it asks for. */
final class StepForms {
  private final PromotionModel model;
  private final EvidenceDesk desk;
  private final Dialogs dialogs;
  private boolean comparePlaced;

  /** For one phase's page: the comparison is shown once on it, for the first step that asks. */
  StepForms(PromotionModel model, EvidenceDesk desk, Dialogs dialogs) {
    this.model = model;
    this.desk = desk;
    this.dialogs = dialogs;
  }

  List<StepForm> of(Step step) {
    var forms = new ArrayList<StepForm>();
    for (var ask : step.asks()) {
      if (ask != Ask.DELTAS || !comparePlaced) {
        forms.add(form(step, ask));
      }
      comparePlaced |= ask == Ask.DELTAS;
    }
    return forms;
  }

  private StepForm form(Step step, Ask ask) {
    return switch (ask) {
      case STATEMENT -> new StatementForm(model, step);
      case ENTRY -> new EntryForm(model, step);
      case CLAIMS -> new ClaimsForm(model);
      case SIGN_OFFS -> new SignOffForm(model, step);
      case DELTAS -> new SurveyForm(new ComparePane(model.compare(), step.key()));
      case FINDINGS ->
          new SurveyForm(new FindingsList(model.compare(), step.key(), step.asksFor(Ask.DELTAS)));
      case ACKNOWLEDGEMENT -> new AcknowledgementForm(model, step);
      case ROLLBACK_PLAN -> new RollbackForm(model, step);
      case BACKUP -> new BackupForm(model, step);
      case ESTIMATE -> new EstimateForm(model, step);
      case MERGE -> new MergeForm(model.step(step.key()));
      case CHECKLIST -> new ChecklistForm(model, step, desk, dialogs);
      case TOGETHER -> new TogetherForm(model);
      case GATES -> new GatesForm(model, step, dialogs);
    };
  }
}
