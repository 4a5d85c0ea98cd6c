package dev.gatehouse.ui.shell;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;

/** Something that a person has decided and that is written into the record; it may block. */
@FunctionalInterface
public interface Deed {
  /** Returns the promotion as it stands afterwards. */
  Promotion carryOut(Promotions engine, Who who) throws Exception;
}
