CREATE TABLE `open_matters` (
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`referral_id` text,
	`office_id` text NOT NULL,
	`unit_id` text,
	`since` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `kind`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `open_matters_since` ON `open_matters` (`tenant_id`,`kind`,`since`);--> statement-breakpoint
CREATE INDEX `open_matters_referral` ON `open_matters` (`tenant_id`,`referral_id`);--> statement-breakpoint
CREATE INDEX `letters_unread` ON `letters` (`tenant_id`,`office_id`,`acknowledged_at`,`arrived_at`,`id`);