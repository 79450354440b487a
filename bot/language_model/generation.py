"""Has a language model fill in a reply schema from untrusted material."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.language_model.port import Writer
from bot.language_model.structured_prompt import Material, ReplyT, StructuredPrompt


@dataclass(frozen=True, slots=True)
class ReplyGenerator:
    """Hands structured prompts to the language model; safe to share between features."""

    writer: Writer
    new_delimiter: Callable[[], str]  # random letters that no author of material knows

    async def generate(
        self, prompt: StructuredPrompt[ReplyT], employee_id: str, **material: Material
    ) -> ReplyT:
        """Return the form, filled in from the material.

        Args:
            prompt: what is to be filled in.
            employee_id: on whose budget; empty: on the company's alone.
            material: what stands in the prompt's blanks, apart from ``fence``.

        Raises:
            LanguageModelError: there is no form, or one with something else in it.
        """
        request = prompt.with_material(self.new_delimiter(), **material)
        filled = await self.writer.write(request, employee_id)
        return prompt.form.required(filled.values)
