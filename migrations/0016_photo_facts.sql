ALTER TABLE `images` ADD `belongs_to` text;--> statement-breakpoint
ALTER TABLE `images` ADD `scale` text;--> statement-breakpoint
ALTER TABLE `images` ADD `recognisable` integer;