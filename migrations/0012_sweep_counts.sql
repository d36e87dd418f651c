CREATE TABLE `__new_open_matters` (
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`referral_id` text,
	`office_id` text,
	`unit_id` text,
	`since` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `kind`, `subject`)
);
--> statement-breakpoint
INSERT INTO `__new_open_matters`("tenant_id", "kind", "subject", "referral_id", "office_id", "unit_id", "since") SELECT "tenant_id", "kind", "subject", "referral_id", "office_id", "unit_id", "since" FROM `open_matters`;--> statement-breakpoint
DROP TABLE `open_matters`;--> statement-breakpoint
ALTER TABLE `__new_open_matters` RENAME TO `open_matters`;--> statement-breakpoint
CREATE INDEX `open_matters_since` ON `open_matters` (`tenant_id`,`kind`,`since`);--> statement-breakpoint
CREATE INDEX `open_matters_referral` ON `open_matters` (`tenant_id`,`referral_id`);--> statement-breakpoint
ALTER TABLE `blob_sweeps` ADD `is_moving` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `blob_sweeps` ADD `looked` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `blob_sweeps` ADD `strays` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `blob_sweeps` ADD `held_at` integer;